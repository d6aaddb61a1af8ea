"""Papers in words: what each is called and for, what the press says of it, what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPT
from kpps_desktop.ui.desk.printing.pictures import Place, PressPicture
from kpps_desktop.ui.pictures import ResultPicture
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.services.offered import Offer, Ready

_ABOUTS = ("a4", "pps", "ppk", "PTPS", "PPS", "KPPS")
_SAKSI = "SAKSI"
D_HASIL = {f"d-hasil-{one}" for one in ("kecamatan", "kabko", "provinsi")}
"""What is drawn as a draft until the recap is final."""


def say(key: str, lang: str, **facts: object) -> str:
    """Return words of the press, filled."""
    return label(f"ui.printing.{key}", lang).format(**facts)


def title_of(offer: Offer, lang: str) -> str:
    """Name a paper, with its contest, its office or its voter."""
    contest = say(f"contest.{offer.contest}", lang) if offer.contest else ""
    return " · ".join(
        filter(None, (say(f"paper.{offer.code}", lang), contest, _about(offer, lang)))
    )


def press_picture(ready: Ready, lang: str) -> PressPicture:
    """Show a paper that is ready."""
    offer = ready.offer
    note = say("copy", lang, number=ready.copy) if ready.copy else ""
    reason = say("reason.why", lang) if ready.printed else ""
    title = title_of(offer, lang)
    if offer.code in D_HASIL:
        title = f"{title} · {say(f'state.{_state(offer)}', lang)}"
    return PressPicture(title, use_of(offer, lang), note, reason)


def use_of(offer: Offer, lang: str) -> str:
    """Say what a paper is for; of a D.HASIL, whether it is to be checked or to be signed."""
    key = f"{_state(offer)}.{offer.code}" if offer.code in D_HASIL else f"use.{offer.code}"
    return say(key, lang)


def places(sticks: Iterable[Stick], folder: Path, lang: str) -> tuple[Place, ...]:
    """Offer where a PDF can be saved: sticks first, then a folder of this machine."""
    plugged = (
        Place(str(one.folder), say("place.stick", lang, name=one.name), stick=True)
        for one in sticks
    )
    return (*plugged, Place(str(folder), say("place.folder", lang, name=folder.name)))


def listed(
    offers: Sequence[Offer], typed: str, lang: str, *, brief: bool = False
) -> tuple[ResultPicture, ...]:
    """Return the papers that fit what is typed: a number of the list, or any part of a name.

    A `brief` list does not tell what each is for.
    """
    lines = [_line(at, one, lang, brief=brief) for at, one in enumerate(offers, 1)]
    sought = typed.casefold().split()
    if len(sought) == 1 and sought[0].isdigit():
        numbered = [one for one in lines if one.number.startswith(sought[0])]
        if numbered:
            return tuple(sorted(numbered, key=lambda one: one.number != sought[0]))
    return tuple(
        one
        for one in lines
        if all(word in f"{one.text} {one.detail}".casefold() for word in sought)
    )


def _line(number: int, offer: Offer, lang: str, *, brief: bool) -> ResultPicture:
    mark = say("kept" if offer.kept else "draft", lang) if offer.kept or offer.draft else ""
    use = "" if brief else use_of(offer, lang)
    return ResultPicture(str(number - 1), str(number), title_of(offer, lang), use, mark=mark)


def _state(offer: Offer) -> str:
    return "final" if offer.kept else "provisional"


def _about(offer: Offer, lang: str) -> str:
    if not offer.about:
        return ""
    if offer.about.isdigit():
        return say("about.day", lang, number=offer.about)
    if offer.about in _ABOUTS:
        return say(f"about.{offer.about}", lang)
    if offer.about.startswith(_SAKSI):
        return say("about.saksi", lang, number=offer.about.split("-")[-2])
    category, _, number = offer.about.rpartition("-")
    return say("about.dpt", lang, number=number) if category == DPT else f"{category} {number}"
