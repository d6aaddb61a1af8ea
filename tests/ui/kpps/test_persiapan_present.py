"""What persiapan shows of the books."""

from __future__ import annotations

from kpps_desktop.domain import events as e
from kpps_desktop.domain.seating import Area
from kpps_desktop.ui.kpps.persiapan.pictures import PersiapanPicture, PrepTask
from kpps_desktop.ui.kpps.persiapan.present import present
from kpps_desktop.ui.pictures import Tone
from tests.ui.kpps.halls import PROFILE, B, G
from tests.ui.kpps.mornings import view_before


def seen(*happened: e.SupplyReceived | object) -> PersiapanPicture:
    return present(view_before(happened, G, B), "id")  # type: ignore[arg-type]


def items(picture: PersiapanPicture) -> dict[str, object]:
    return {one.code: one for one in picture.logistics.items}


def test_every_item_stands_with_its_norm_contest_by_contest() -> None:
    picture = seen()
    found = {one.code: one for one in picture.logistics.items}
    assert found["surat_suara:gubernur"].norm == found["surat_suara:bupati"].norm == 615
    assert (found["bilik:"].norm, found["segel:"].norm) == (4, None)
    assert len(found) == sum(2 if one.each_contest else 1 for one in PROFILE.supplies)
    assert {one.received for one in picture.logistics.items} == {None}
    assert "0 dari 19 barang dihitung" in picture.logistics.summary


def test_what_is_damaged_counts_as_short() -> None:
    picture = seen(e.SupplyReceived("surat_suara", G, 615, 3, "basah"))
    ballots = next(one for one in picture.logistics.items if one.code == "surat_suara:gubernur")
    assert (ballots.missing, ballots.tone, ballots.reason) == (3, Tone.PERINGATAN, "basah")
    row = next(one for one in picture.logistics.table.records if one.code == ballots.code)
    assert row.texts == ("Surat suara · Gubernur", "615", "615", "3", "3")


def test_nothing_is_short_where_there_is_no_norm() -> None:
    picture = seen(e.SupplyReceived("segel", "", 0, 0, ""))
    seals = next(one for one in picture.logistics.items if one.code == "segel:")
    assert (seals.missing, seals.tone, seals.said) == (
        0,
        Tone.OK,
        "Tidak ada norma; tulis yang diterima.",
    )


def test_invitations_are_held_against_the_dpt() -> None:
    assert seen().invitations.told == "Belum dicatat, seharusnya 600"
    whole = seen(e.InvitationsReported(590, 10, "pindah alamat 10")).invitations
    assert (whole.told, whole.tone) == ("590 sampai, 10 kembali (pindah alamat 10)", Tone.OK)
    part = seen(e.InvitationsReported(590, 4, "")).invitations
    assert (part.told, part.tone) == ("590 sampai, 4 kembali, selisih 6", Tone.PERINGATAN)


def test_lists_are_ticked_by_digits() -> None:
    ticks = seen(e.ListPosted("dpph", posted=True)).lists
    assert [(one.code, one.on, one.key) for one in ticks] == [
        ("dpt", False, "1"),
        ("dpph", True, "2"),
        ("paslon", False, "3"),
    ]


def test_duties_are_the_guides_until_they_are_changed() -> None:
    usual = seen().duties.officers
    assert [tick.code for tick in usual[6].voting if tick.on] == ["ink"]
    assert len({tick.key for tick in usual[0].voting}) == len(usual[0].voting)
    changed = seen(e.DutiesAssigned("KPPS-7", ("ink", "watch_boxes"))).duties
    assert [tick.code for tick in changed.officers[6].voting if tick.on] == ["watch_boxes", "ink"]
    assert changed.table.records[6].texts[2] == "Menjaga kotak suara, Tinta"
    none = seen(e.DutiesAssigned("KPPS-7", ())).duties.table.records[6]
    assert none.texts[2] == "—"


def test_the_plan_colours_what_was_looked_at() -> None:
    plan = seen(e.SeatTicked("kpps_1", right=True), e.SeatTicked("ptps", right=False)).plan
    rights = {one.code: one.right for one in plan.shapes if isinstance(one, Area)}
    assert (rights["kpps_1"], rights["ptps"], rights["kpps_2"]) == (True, False, None)
    assert plan.said.endswith("1 sesuai, 1 belum sesuai.")
    saksi = next(one for one in plan.seats if one.code == "saksi_ketua")
    assert saksi.behind.startswith("Duduk di belakang: Ketua (KPPS 1)")


def test_the_next_task_is_the_first_that_is_not_done() -> None:
    assert seen().next is PrepTask.LOGISTICS
    everything = [
        *(
            e.SupplyReceived(code, contest, 999, 0, "")
            for code, _, contest in (one.code.partition(":") for one in seen().logistics.items)
        ),
        e.InvitationsReported(600, 0, ""),
        *(e.ListPosted(one, posted=True) for one in PROFILE.lists),
        *(e.OfficerPresent(one.code, present=True) for one in seen().people.people),
        e.SaksiAccredited("SAKSI-gubernur-1-1", G, 1, "ANI", mandate=True),
        *(e.SeatTicked(one.code, right=True) for one in PROFILE.seats if one.ticked),
    ]
    done = seen(*everything)
    assert (done.next, done.left) == (PrepTask.MEETING, "Semua tugas persiapan selesai.")
    left = seen(*everything[:-1])
    assert (left.next, left.left) == (PrepTask.PLAN, "Belum selesai: Denah TPS.")


def test_what_was_written_stays_to_be_read_after_the_stage() -> None:
    assert not seen(e.OpeningBegan()).open
    assert seen().open
