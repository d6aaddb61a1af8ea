"""The entrance by keys alone, on a real desk: each voter, each trouble, the queue, the closing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.invitations import invitation_code
from kpps_desktop.services.kpps import preparing, voting
from kpps_desktop.services.kpps.attending import register
from kpps_desktop.services.kpps.examining import day_risks
from kpps_desktop.services.kpps.searching import make_index
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.kpps.pemungutan.asking import Asking
from kpps_desktop.ui.kpps.pemungutan.present import present
from kpps_desktop.ui.kpps.pemungutan.screen import PemungutanScreen
from kpps_desktop.ui.theme import THEMES, Look
from tests.services import tiny
from tests.services.acts import DOOR
from tests.services.tiny import KETUA, G, P
from tests.ui.keyboard import ALT, Keyboard
from tests.ui.kpps import halls
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.kpps.pemungutan import intents
    from tests.services.acts import Play


class Entrance:
    """A screen wired to a desk as the window wires it, and the officer's keyboard."""

    def __init__(self, play: Play, jobs: Jobs, qtbot: QtBot, *, named: bool = True) -> None:
        self.play, self.jobs, self.qtbot = play, jobs, qtbot
        self.screen, self.keys = PemungutanScreen(), Keyboard(qtbot)
        self.told: list[Told] = []
        self.names = register(play.desk)
        if not named:
            self.names = replace(self.names, index=make_index(()))
        self.named, self.view = named, view(play.desk)
        self.screen.asked.connect(lambda _: self.show())
        for signal, act in self._acts().items():
            getattr(self.screen, signal).connect(lambda said, act=act: self._do(act, said))
        self.show()
        self.keys.show(self.screen, 980, 700)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.screen)
        self.screen.start()

    def _acts(self) -> dict[str, Callable[[Desk, object], Changed]]:
        return {
            "voter_admitted": _admit,
            "guest_admitted": lambda desk, one: voting.admit_guest(
                desk, one.category, _guest(one), DOOR, inked=one.inked
            ),
            "companion_recorded": lambda desk, one: _accompany(desk, one.ref, one.companion),
            "ballot_replaced": lambda desk, one: voting.replace_ballot(
                desk, one.ref, one.contest, one.why, DOOR
            ),
            "admission_undone": lambda desk, one: voting.undo_admission(
                desk, one.ref, one.reason, DOOR
            ),
            "queue_counted": lambda desk, one: voting.close_queue(desk, one.waiting, DOOR),
            "voter_departed": lambda desk, one: voting.turn_away(
                desk, one.category, one.reason, DOOR
            ),
            "voting_disturbed": lambda desk, one: voting.disturb(desk, one.what, one.note, DOOR),
            "ballots_recounted": lambda desk, one: preparing.receive_ballots(
                desk, one.contest, one.ballots, DOOR, one.reason
            ),
            "voting_ended": lambda desk, one: voting.close_voting(desk, KETUA, one.reason),
        }

    def show(self) -> None:
        risks = tuple(day_risks(self.play.desk)) if self.jobs.idle else ()
        self.screen.show_picture(present(self.view, self.names, self.screen.asking, risks=risks))

    def _do(self, act: Callable[[Desk, object], Changed], said: object) -> None:
        def work() -> None:
            act(self.play.desk, said)
            if self.named:
                self.names = register(self.play.desk, self.names)
            self.view = view(self.play.desk)

        self.jobs.books(work, lambda _: self.show(), refused=self._refused)

    def _refused(self, news: Told) -> None:
        self.told.append(news)
        self.screen.give_back()

    def clock(self, hour: int, minute: int = 0) -> None:
        """Let it be a time of the day; the window looks again once a minute."""
        self.play.by(hour, minute)
        self.view = view(self.play.desk)
        self.show()

    def type(self, text: str) -> None:
        """Type: ⏎ is Enter, ⎋ Esc, ↓ an arrow; wait for the books at the end."""
        special = {"⏎": Qt.Key.Key_Return, "⎋": Qt.Key.Key_Escape, "↓": Qt.Key.Key_Down}
        for sign in text:
            if sign in special:
                self.keys.press(special[sign])
            else:
                self.keys.type(sign)
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def field(self) -> QLineEdit:
        return self.screen.findChild(QLineEdit, "voter_field")

    @property
    def roll(self) -> dict[str, object]:
        return dict(self.play.desk.day().roll.present)

    def ready_for_the_next(self) -> bool:
        return self.field().hasFocus() and not self.field().text()


def _admit(desk: Desk, said: intents.VoterEntry) -> Changed:
    done = voting.admit(
        desk, said.number, DOOR, sex=said.sex, disabled=said.disabled, inked=said.inked
    )
    if said.companion:
        done |= _accompany(desk, f"DPT-{said.number}", said.companion)
    return done


def _accompany(desk: Desk, ref: str, one: intents.Companion) -> Changed:
    return voting.accompany(desk, ref, one.name, one.relation, DOOR, by_kpps=one.by_kpps)  # type: ignore[arg-type]


def _guest(one: intents.GuestEntry) -> voting.Guest:
    return voting.Guest(
        one.name, one.sex, one.home, one.papers, one.address, one.nik_tail, one.disability
    )


@pytest.fixture
def entrance(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Iterator[Entrance]:
    """Give the entrance of a TPS that has just opened."""
    made = Entrance(at("open"), jobs, qtbot)
    yield made
    made.screen.close()


def test_a_voter_costs_the_digits_and_one_enter(entrance: Entrance) -> None:
    entrance.type("27⏎")
    assert list(entrance.roll) == ["DPT-27"]
    assert entrance.ready_for_the_next()


def test_keys_faster_than_the_books_lose_nobody(entrance: Entrance) -> None:
    entrance.type("7⏎18⏎9⏎60⏎")
    assert list(entrance.roll) == ["DPT-7", "DPT-18", "DPT-9", "DPT-60"]


def test_a_name_or_a_code_costs_one_enter_more(entrance: Entrance) -> None:
    entrance.type("pemilih↓↓⏎")  # every name begins so
    assert entrance.roll == {}
    entrance.type("⏎")
    assert list(entrance.roll) == ["DPT-3"]
    entrance.type(invitation_code(tiny.A, 28) + "⏎⏎")
    assert list(entrance.roll)[-1] == "DPT-28"
    assert entrance.ready_for_the_next()


def test_a_digit_on_an_open_card_begins_the_next_voter(entrance: Entrance) -> None:
    entrance.type("pemilih⏎31⏎")
    assert list(entrance.roll) == ["DPT-31"]


def test_one_who_is_present_cannot_be_admitted_by_any_enter(entrance: Entrance) -> None:
    entrance.type("27⏎")
    entrance.type("27⏎⏎⏎")
    lines = [line.event for _, line in entrance.play.desk.store.lines()]
    assert lines.count("voter_admitted") == 1
    said = entrance.screen.findChild(object, "card_said").text()
    assert "07.01" in said
    assert "KPPS-4" in said
    entrance.type("⎋")
    assert entrance.ready_for_the_next()


def test_the_mark_of_disability_behind_the_number_and_on_the_card(entrance: Entrance) -> None:
    entrance.type("27d⏎pemilih↓⏎d⏎29")
    entrance.keys.press(Qt.Key.Key_D, ALT)
    entrance.type("⏎")
    present = entrance.play.desk.day().roll.present
    assert {ref: one.said.disabled for ref, one in present.items()} == {
        "DPT-27": True,
        "DPT-2": True,
        "DPT-29": True,
    }


def test_a_companion_is_recorded_with_the_admission(entrance: Entrance) -> None:
    entrance.type("3p⏎1IBU PEMILIH⏎")
    (one,) = entrance.play.desk.day().roll.present.values()
    assert (one.voter, one.companion, one.said.disabled) == ("DPT-3", True, True)
    with entrance.play.desk.store.read() as books:
        assert [(c.name, c.relation) for c in books.companions.all()] == [
            ("IBU PEMILIH", "Keluarga")
        ]


def test_a_ballot_is_replaced_by_digits(entrance: Entrance) -> None:
    entrance.type("6⏎")
    entrance.type("6g⏎12⏎")
    one = entrance.play.desk.day().roll.present["DPT-6"]
    assert one.replaced == (G,)
    entrance.type("6g⏎1⏎")  # the other ballot is the only choice left
    assert entrance.play.desk.day().roll.present["DPT-6"].replaced == (G, P)


def test_guests_come_by_keys_with_what_is_unlawful_told_and_recorded(entrance: Entrance) -> None:
    entrance.clock(11, 5)
    entrance.type("h⏎12⏎PTAMU PINDAHAN⏎3⏎⏎⏎⏎")
    moved = entrance.play.desk.day().roll.present["DPPh-1"].said
    assert (moved.contests, moved.papers) == ((G,), ("ktp_el", "surat_pindah"))
    entrance.clock(12, 5)
    entrance.type("t⏎⏎LTANPA KTP⏎2⏎⏎⏎")
    assert entrance.screen.findChild(object, "finding_P.04")
    entrance.type("⏎")
    assert [one.code for one in day_risks(entrance.play.desk)] == ["P.04"]
    assert entrance.ready_for_the_next()


def test_the_last_one_or_a_chosen_one_is_undone_with_a_reason(entrance: Entrance) -> None:
    entrance.type("6⏎7⏎8⏎")
    entrance.type("u⏎1⏎⏎")
    assert list(entrance.roll) == ["DPT-6", "DPT-7"]
    entrance.type("6u⏎1salah orang⏎")
    assert list(entrance.roll) == ["DPT-7"]
    last = [line for _, line in entrance.play.desk.store.lines()][-1]
    assert last.facts["reason"] == "Salah nomor: salah orang"


def test_an_inked_finger_is_overridden_only_on_purpose(entrance: Entrance) -> None:
    entrance.type("6i⏎⏎⏎")
    assert entrance.roll == {}
    entrance.type("2⏎7i⏎1⏎")
    assert list(entrance.roll) == ["DPT-6"]
    assert [one.code for one in day_risks(entrance.play.desk)] == ["P.03", "P.08"]


def test_the_queue_is_counted_at_one_served_and_closed(entrance: Entrance) -> None:
    entrance.type("6⏎")
    entrance.clock(13)
    entrance.type("a⏎2⏎")
    entrance.clock(13, 4)
    entrance.type("7⏎8⏎")
    entrance.type("s⏎⏎")
    day = entrance.play.desk.day()
    assert (day.roll.waiting, len(day.roll.present)) == (2, 3)
    assert day.stage is Stage.PENUTUPAN
    assert entrance.told == []


def test_what_is_refused_gives_back_what_was_typed(entrance: Entrance) -> None:
    preparing.receive_ballots(entrance.play.desk, P, 0, KETUA, "paket hilang")
    entrance.type("27⏎")
    assert [one.code for one in entrance.told] == ["S.208"]
    assert entrance.field().text() == "27"
    entrance.type("⎋l⏎3⏎262⏎paket ditemukan⏎")
    entrance.type("27⏎")
    assert list(entrance.roll) == ["DPT-27"]


def test_a_pack_without_names_asks_for_the_sex(
    at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot
) -> None:
    entrance = Entrance(at("open"), jobs, qtbot, named=False)
    entrance.type("27⏎L⏎")
    assert list(entrance.roll) == ["DPT-27"]
    entrance.screen.close()


def test_letters_in_a_form_stay_in_the_form(entrance: Entrance) -> None:
    entrance.clock(12, 5)
    entrance.type("t⏎1⏎LLUSI SALIM UTAMI")
    assert QApplication.focusWidget().objectName() == "form_name"
    entrance.type("⎋")
    assert entrance.ready_for_the_next()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize(
    "asking",
    [
        Asking(),
        Asking("hendra"),
        Asking("2"),
        Asking("x").opened("DPT-1"),
        Asking().with_form("guest:DPPh", name="A", home="9901"),
        Asking().with_form("companion", "DPT-2", relation="kpps"),
        Asking().with_form("replace", "DPT-1"),
        Asking().with_form("inked", "DPT-2"),
        Asking().with_form("recount"),
    ],
    ids=lambda asking: asking.form or asking.card or asking.text,
)
def test_nothing_is_cut_or_nameless_with_the_longest_names(
    qtbot: QtBot, dressed: Callable[[Look], None], theme: str, scale: int, asking: Asking
) -> None:
    dressed(Look(theme, scale))
    day = halls.day_of(halls.morning())
    screen = PemungutanScreen()
    qtbot.addWidget(screen)
    screen.resize(1366 - (208 + 288 if scale == 100 else 128), 640)
    screen._asking = asking  # noqa: SLF001 - as if it had been typed
    seen = halls.view_of(day, halls.at(12, 58))
    screen.show_picture(present(seen, halls.register_of(day), asking))
    screen.show()
    screen.show_picture(present(seen, halls.register_of(day), asking))
    QApplication.processEvents()
    assert faults(screen) == []
    bar = screen._scroll.horizontalScrollBar()  # noqa: SLF001 - what an eye would see
    assert bar.maximum() == 0
