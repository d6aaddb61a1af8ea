"""What is wrong with a bundle is told by its own fact, and by no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.figures import Cell
from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import Incidents
from kpps_desktop.services.replayed import MOST_LINES, journal_facts
from kpps_desktop.services.verifying import NOTHING, Against, Verdict, verify
from kpps_desktop.trust import cms
from kpps_desktop.trust.bindings import HolderKind
from tests.services import forging, tiny
from tests.services.forging import chained, failing, retold, signed, with_facts, with_figures
from tests.services.tiny import G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.journal import Line
    from kpps_desktop.exchange.bundles import TpsBundle
    from tests.services.acts import Play

TRUSTED = Against(
    roots=(tiny.root().certificate,),
    crls=(tiny.revoked(),),
    known=tiny.tps().path,
    mode=Mode.RESMI,
    forms=False,
)


@pytest.fixture
def content(at: Callable[[str], Play]) -> bytes:
    """Return the bundle of the small day."""
    return forging.last_bundle(at("bundled").desk)


@pytest.fixture
def bundle(content: bytes) -> TpsBundle:
    """Return what that bundle holds."""
    return forging.read(content)


def _told(bundle: TpsBundle) -> dict[str, str]:
    """Return what fails of a bundle that its own TPS signed."""
    return failing(verify(signed(bundle), TRUSTED))


def test_a_bundle_put_together_again_is_the_same_file(content: bytes, bundle: TpsBundle) -> None:
    assert signed(bundle) == content
    assert failing(verify(content, TRUSTED)) == {}
    assert chained(bundle.journal) == bundle.journal
    assert retold(bundle, lambda line: line) == bundle


def test_without_anything_to_compare_with_that_is_told(content: bytes) -> None:
    verdict = verify(content)
    assert failing(verdict) == {}
    untold = {fact.name for fact in verdict.facts if fact.holds is None and "(" not in fact.name}
    assert untold == {"chain", "not_revoked"}


@pytest.mark.parametrize(
    ("signer", "facts"),
    [
        (lambda: tiny.tps(tiny.B), {"right_place": "F.132"}),
        (
            lambda: tiny.issued(HolderKind.PPK, tiny.KECAMATAN),
            {"right_place": "F.132", "right_kind": "F.142"},
        ),
        (
            lambda: tiny.issued(HolderKind.TPS, tiny.A, named="PEMILIHAN LAIN"),
            {"chain": "F.104"},
        ),
        (
            lambda: tiny.issued(HolderKind.TPS, tiny.A, until=tiny.at(0) - timedelta(days=2)),
            {"in_date": "F.114"},
        ),
        (
            lambda: tiny.issued(HolderKind.TPS, tiny.A, mode=Mode.SIMULASI),
            {"chain": "F.104", "mode": "F.162"},
        ),
    ],
    ids=["another TPS", "a PPK", "another root", "expired", "a simulation's certificate"],
)
def test_who_may_not_sign_is_told(
    bundle: TpsBundle, signer: Callable[[], tiny.Credential], facts: dict[str, str]
) -> None:
    assert failing(verify(signed(bundle, signer()), TRUSTED)) == facts


def test_a_clock_a_little_off_is_told_and_taken(bundle: TpsBundle) -> None:
    signer = tiny.issued(HolderKind.TPS, tiny.A, until=tiny.at(15))
    verdict = verify(signed(bundle, signer), TRUSTED)
    assert failing(verdict) == {}
    assert "F.112" in {fact.code for fact in verdict.facts}


def test_a_revoked_certificate_is_told(content: bytes) -> None:
    against = replace(TRUSTED, crls=(tiny.revoked(tiny.tps()),))
    assert failing(verify(content, against)) == {"not_revoked": "F.122"}


def test_a_list_of_another_issuer_tells_nothing(content: bytes) -> None:
    issuer = tiny.issued(HolderKind.ISSUER, tiny.KABUPATEN, named="PEMILIHAN LAIN")
    forged = tiny.revocation_list(issuer, {}, tiny.PACKED)
    verdict = verify(content, replace(TRUSTED, crls=(forged,)))
    assert [fact.code for fact in verdict.facts if fact.name == "not_revoked"] == ["F.124"]


def test_an_unknown_root_is_told(content: bytes) -> None:
    other = tiny.issued(HolderKind.ROOT, named="PEMILIHAN LAIN").certificate
    assert failing(verify(content, replace(TRUSTED, roots=(other,)))) == {"chain": "F.104"}


def _simulated(bundle: TpsBundle) -> bytes:
    """Return the bundle of a simulation: a real one, signed with a simulation's certificate."""

    def change(line: Line) -> Line:
        return with_facts(line, mode="simulasi") if line.event == "desk_set_up" else line

    told = retold(replace(bundle, result=replace(bundle.result, mode=Mode.SIMULASI)), change)
    return signed(told, tiny.issued(HolderKind.TPS, tiny.A, mode=Mode.SIMULASI))


def test_no_official_desk_takes_a_simulation_nor_the_other_way(
    content: bytes, bundle: TpsBundle
) -> None:
    simulated = _simulated(bundle)
    root = tiny.issued(HolderKind.ROOT, mode=Mode.SIMULASI).certificate
    trusting = Against(roots=(*TRUSTED.roots, root), mode=Mode.RESMI, forms=False)
    assert failing(verify(simulated, trusting)) == {"desk_mode": "F.506"}
    playing = replace(trusting, mode=Mode.SIMULASI)
    assert failing(verify(simulated, playing)) == {}
    assert failing(verify(content, playing)) == {"desk_mode": "F.507"}


@pytest.mark.parametrize(
    "name", ["incidents.json", "result.json", "forms/c-hasil-salinan-bupati.pdf"]
)
def test_a_swapped_file_is_told(bundle: TpsBundle, name: str) -> None:
    first = bundles.files_of(bundle)
    other = replace(bundle, incidents=Incidents(), forms=dict(zip(*_crossed(bundle), strict=True)))
    swapped = bundles.files_of(replace(other, result=replace(other.result, sequence=2)))
    told = container.read(signed(bundle))[0]
    assert told
    forged = container.write({**first, name: swapped[name]}, lambda _: told.signature)
    assert failing(verify(forged, TRUSTED)).items() >= {("intact", "F.212")}


def _crossed(bundle: TpsBundle) -> tuple[list[str], list[bytes]]:
    return list(bundle.forms), list(reversed(bundle.forms.values()))


def _swap_votes(line: Line) -> Line:
    """Turn the votes of pair 1 and 2."""
    swapped = {1: 2, 2: 1}
    if line.event != "ballot_counted" or line.facts["contest"] != G:
        return line
    return with_facts(
        line, choice=swapped.get(int(str(line.facts["choice"])), line.facts["choice"])
    )


def test_figures_that_the_journal_did_not_count_are_told(bundle: TpsBundle) -> None:
    assert _told(with_figures(bundle, G, {Cell("IV_1"): 4})) == {"journal_agrees": "F.515"}
    assert _told(with_figures(bundle, P, {Cell("IB1_L"): None})) == {"journal_agrees": "F.515"}
    assert _told(retold(bundle, _swap_votes)) == {"journal_agrees": "F.515"}


@pytest.mark.parametrize("cell", ["IV_2", "VA", "VB", "VC"])
def test_a_paper_that_says_other_than_the_count_needs_its_reason(
    bundle: TpsBundle, cell: str
) -> None:
    """The journal read the paper so, and the result says so: but no ballot was announced so."""

    def change(line: Line) -> Line:
        if line.event != "plano_read" or line.facts["contest"] != G:
            return line
        figures = line.facts["figures"]
        assert isinstance(figures, dict)
        return with_facts(line, figures={**figures, cell: 9})

    forged = retold(with_figures(bundle, G, {Cell(cell): 9}), change)
    assert _told(forged) == {"journal_agrees": "F.515"}


def test_a_result_that_its_journal_does_not_tell_is_told(bundle: TpsBundle) -> None:
    result = bundle.result
    for changed, code in (
        (replace(result, sequence=2), "F.513"),
        (replace(result, at="2024-11-27T15:00:00+07:00"), "F.513"),
        (replace(result, sheets=result.sheets[:1]), "F.514"),
        (replace(result, signed=result.signed[1:]), "F.517"),
        (replace(result, declined=()), "F.517"),
    ):
        assert _told(replace(bundle, result=changed)) == {"journal_agrees": code}
    other_kind = replace(result, kind=ResultKind.ULANG)
    assert _told(replace(bundle, result=other_kind)) == {
        "right_kind": "F.143",
        "journal_agrees": "F.513",
    }


def test_incidents_and_checklists_that_the_journal_does_not_tell_are_told(
    bundle: TpsBundle,
) -> None:
    assert _told(replace(bundle, incidents=Incidents())) == {"journal_agrees": "F.517"}
    late = replace(bundle.checklists, late_opening="hujan")
    assert _told(replace(bundle, checklists=late)) == {"journal_agrees": "F.517"}


def test_a_result_must_name_the_line_that_sealed_it(bundle: TpsBundle) -> None:
    before = bundle.journal[bundle.result.journal.seq - 2]
    head = replace(bundle.result.journal, seq=before.seq, hash=before.hash)
    forged = replace(bundle, result=replace(bundle.result, journal=head))
    assert _told(forged) == {"journal_agrees": "F.512"}


def test_a_journal_broken_or_ending_elsewhere_is_told(bundle: TpsBundle) -> None:
    broken = tuple(_swap_votes(line) for line in bundle.journal)
    assert _told(replace(bundle, journal=broken)) == {"journal_whole": "X.141"}
    head = replace(bundle.result.journal, hash="0" * 64)
    elsewhere = replace(bundle, result=replace(bundle.result, journal=head))
    assert _told(elsewhere) == {"journal_whole": "X.142"}
    stranger = (*bundle.journal, *chained([replace(bundle.journal[0], desk="LAIN")]))  # type: ignore[arg-type]
    assert _told(replace(bundle, journal=stranger)) == {"journal_whole": "X.143"}
    cut = replace(bundle, journal=bundle.journal[: bundle.result.journal.seq - 1])
    assert _told(cut) == {"journal_whole": "X.142"}


@pytest.mark.parametrize("left_out", ["voting_opened", "box_counted", "desk_set_up"])
def test_an_unlawful_journal_is_told(bundle: TpsBundle, left_out: str) -> None:
    told = retold(bundle, lambda line: None if line.event == left_out else line)
    assert _told(told) == {"journal_lawful": "F.509"}


def test_a_journal_longer_than_any_day_is_not_played(bundle: TpsBundle) -> None:
    long = replace(bundle, journal=bundle.journal[:1] * (MOST_LINES + 1))
    facts = journal_facts(long)
    assert failing(Verdict(tuple(facts))) == {"journal_lawful": "F.518"}


def test_a_paper_inside_signed_by_another_is_told(bundle: TpsBundle) -> None:
    full = replace(TRUSTED, forms=True)
    assert failing(verify(signed(bundle), full)) == {}
    stranger = tiny.tps(tiny.B)
    forged = verify(signed(bundle, stranger), full)
    # Bundle by B, papers by A: only the bundle is in the wrong place.
    assert failing(forged) == {"right_place": "F.132"}
    torn = {name: pdf[:-1] + b"\0" for name, pdf in bundle.forms.items()}
    told = failing(verify(signed(replace(bundle, forms=torn)), full))
    assert told
    assert {name.partition("(")[2].removesuffix(")") for name in told} == set(bundle.forms)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04", b"%PDF", b"%PDF-1.7\n%%EOF", b"KPPS1:", b"\xff" * 99]
)
@pytest.mark.parametrize("against", [NOTHING, TRUSTED], ids=["nothing", "trusted"])
def test_whatever_comes_is_told_and_never_raises(data: bytes, against: Against) -> None:
    assert failing(verify(data, against))


def test_a_pack_is_signed_by_kpu_of_its_own_kabupaten() -> None:
    for pack in (tiny.tps_pack(), tiny.ppk_pack()):
        verdict = verify(pack.content, TRUSTED)
        assert failing(verdict) == {}
        assert ("right_place", True) in {(fact.name, fact.holds) for fact in verdict.facts}


def test_a_container_without_a_certificate_is_told(bundle: TpsBundle) -> None:
    unsigned = container.write(bundles.files_of(bundle), lambda _: b"x")
    assert failing(verify(unsigned, TRUSTED)) == {"signature_readable": "F.202"}
    other = cms.sign(b"something else", tiny.tps(), tiny.at(16))
    assert failing(verify(container.write(bundles.files_of(bundle), lambda _: other), TRUSTED)) == {
        "list_signed": "F.541",
        "intact": "F.212",
    }
