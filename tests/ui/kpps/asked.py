"""What is shown for what is asked, on a small morning at a full TPS; without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.services.kpps.attending import Register
from kpps_desktop.ui.kpps.pemungutan.asking import NOTHING_ASKED, Asking
from kpps_desktop.ui.kpps.pemungutan.present import present
from tests.ui.kpps import halls
from tests.ui.kpps.halls import G, admitted, at, day_of, view_of

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.pemungutan.pictures import FormPicture, PemungutanPicture, Step

CAME = (
    (at(7, 5), admitted("DPT-1")),
    (at(7, 9), admitted("DPT-2")),
    (at(8, 1), admitted("DPT-3", G)),
)
REGISTER = halls.index_of_names()


def morning_view() -> View:
    return view_of(day_of(CAME), at(9, 14))


def shown(asking: Asking | str = NOTHING_ASKED, view: View | None = None) -> PemungutanPicture:
    asked = Asking(asking) if isinstance(asking, str) else asking
    view = view or morning_view()
    register = Register(REGISTER.index, dict.fromkeys(view.day.roll.present, halls.DOOR))
    return present(view, register, asked)


def leads(text: str, view: View | None = None) -> Step:
    """Return what Enter does for a text."""
    search = shown(text, view).search
    return search.leads[search.results[0].code] if search.results else None


def form_of(
    form: str, ref: str = "", view: View | None = None, **values: str
) -> tuple[FormPicture, Step]:
    """Return a form as filled in, and what its answer comes to."""
    picture = shown(Asking().with_form(form, ref, **values), view).form
    assert picture
    return picture, picture.answer.leads
