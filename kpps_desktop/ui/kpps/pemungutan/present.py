"""Makes the picture of Pemungutan: pure, without Qt, from a view and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import category_of
from kpps_desktop.ui.kpps.pemungutan import desk_forms, voter_forms
from kpps_desktop.ui.kpps.pemungutan.asking import NOTHING_ASKED, Asking, Numbered, meant
from kpps_desktop.ui.kpps.pemungutan.beyond import admit_beyond
from kpps_desktop.ui.kpps.pemungutan.card import card_of, led_by
from kpps_desktop.ui.kpps.pemungutan.door import Door, hour_of
from kpps_desktop.ui.kpps.pemungutan.guest_form import guest
from kpps_desktop.ui.kpps.pemungutan.live import actions_of, call_of, live_of
from kpps_desktop.ui.kpps.pemungutan.pictures import PemungutanPicture, SearchPicture
from kpps_desktop.ui.kpps.pemungutan.search import searched
from kpps_desktop.ui.pictures import KeyPicture, LawPicture, NoticePicture, Tone
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.services.kpps.attending import Register
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.pemungutan.intents import Undoing
    from kpps_desktop.ui.kpps.pemungutan.pictures import CardPicture, FormPicture

FORMS: Mapping[str, Callable[[Door], FormPicture]] = {
    "sex": voter_forms.ask_sex,
    "companion": voter_forms.accompany,
    "replace": voter_forms.replace_ballot,
    "undo": voter_forms.undo,
    "inked": voter_forms.inked,
    "beyond": admit_beyond,
    "guest": guest,
    "queue": desk_forms.queue,
    "close": desk_forms.close,
    "more": desk_forms.more,
    "leave": desk_forms.leave,
    "disturb": desk_forms.disturb,
    "recount": desk_forms.recount,
}

RE_VOTE = "UU 1/2015 Pasal 112"


def present(
    view: View,
    register: Register,
    asking: Asking = NOTHING_ASKED,
    *,
    risks: tuple[Finding, ...] = (),
    told: Undoing | None = None,
    lang: str = "id",
) -> PemungutanPicture:
    """Return what the screen shows for what is asked.

    `risks` are those of the day so far; `told` is the admission that was taken back just now.
    """
    door = Door(view, register, asking, risks, lang)
    actions = actions_of(door)
    # While a card or a form lies open, what was found makes room for it.
    found = SearchPicture(asking.text) if asking.card or asking.form else searched(door, actions)
    form = FORMS[asking.form.partition(":")[0]](door) if asking.form else None
    return PemungutanPicture(
        asking=asking,
        title=door.say("title"),
        detail=door.say("detail"),
        search=found,
        live=live_of(door),
        actions=actions,
        call=call_of(door),
        card=None if form else _card(door, found),
        form=form,
        last=_taken_back(door, told) if told else _last(door),
    )


def _card(door: Door, found: SearchPicture) -> CardPicture | None:
    """Return the card that was opened, or that of the result the arrows stand on."""
    asking = door.asking
    if asking.card:
        return card_of(door, asking.card)
    codes = [one.code for one in found.results]
    reached = asking.reached if asking.reached in codes else next(iter(codes), "")
    if not category_of(reached):  # type: ignore[arg-type]
        return None
    sought = meant(asking.text)
    key = sought.key if isinstance(sought, Numbered) else ""
    return led_by(card_of(door, reached, marked="D" in key), key.replace("D", ""))


def _last(door: Door) -> NoticePicture | None:
    """Tell who was admitted last."""
    ref = door.last
    if ref is None:
        return None
    at = hour_of(door.roll.present[ref].at)
    return NoticePicture(Tone.OK, door.say("last.title", who=door.called(ref), at=at))


def _taken_back(door: Door, told: Undoing) -> NoticePicture:
    """Confirm which admission was taken back, and why."""
    title = door.say("last.undone", who=door.called(told.ref))
    return NoticePicture(Tone.OK, title, door.say("last.undone_why", reason=told.reason))


def keys_of(lang: str = "id") -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    group = label("ui.pemungutan.title", lang)
    keys = (("Enter", "admit"), ("↑ ↓", "arrows"), ("Esc", "clear"), ("A-Z", "letter"))
    return tuple(
        KeyPicture(key, label(f"ui.pemungutan.key.{code}", lang), group) for key, code in keys
    )


def law_of(lang: str = "id") -> tuple[LawPicture, ...]:
    """Return what the regulation says about this step."""
    articles = (("hours", "PKPU 17/2024"), ("queue", "PKPU 17/2024"), ("twice", RE_VOTE))
    return tuple(
        LawPicture(label(f"ui.pemungutan.law.{code}", lang), article) for code, article in articles
    )
