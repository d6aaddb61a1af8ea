"""A day with every trouble the law knows, by keys alone, and what of it is proved afterwards."""

from __future__ import annotations

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.exchange import names
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust.facts import failing
from tests.journeys import troubles
from tests.papers.seen import texts
from tests.services import tiny

DAY = (
    troubles.prepare,
    troubles.accredit,
    troubles.open_late,
    troubles.vote,
    troubles.serve_guests,
    troubles.close,
    troubles.account,
    troubles.count,
    troubles.recount,
    troubles.match,
    troubles.explain,
    troubles.record,
    troubles.sign,
    troubles.seal,
    troubles.reopen,
    troubles.sign,
    troubles.seal,
    troubles.hand_over,
)


def test_day(laptop, shelf):
    laptop.take(shelf.at("new"))
    laptop.open()
    laptop.restless = True
    for step in DAY:
        print("==", step.__name__)
        try:
            step(laptop)
        except AssertionError:
            print(laptop.seen(), laptop.day.roll)
            raise
    assert laptop.day.stage is Stage.SELESAI
    bundle = laptop.stick / names.tps_bundle(tiny.A, 2, Mode.RESMI, ResultKind.REGULER)
    verdict = verify(
        bundle.read_bytes(), Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
    )
    assert failing(verdict.facts) == ()
    c = verdict.content
    print(c.result, c.incidents, c.checklists)
    import collections

    print(collections.Counter(l.event for l in c.journal))
    for name, pdf in c.forms.items():
        print("#####", name, len(pdf))
        if "kejadian" in name or "KEJADIAN" in name.upper():
            print("\n".join(texts(pdf)))
