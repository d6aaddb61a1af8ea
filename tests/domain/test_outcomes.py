"""Bad news keeps its code and facts wherever it goes."""

from __future__ import annotations

import pickle

import pytest

from kpps_desktop.domain.outcomes import Changed, Refused, Told, Trouble


@pytest.mark.parametrize("news", [Refused("S.201", voter="DPT-1", at="09.14"), Trouble("D.001")])
def test_news_comes_back_whole_from_another_process(news: Told) -> None:
    again = pickle.loads(pickle.dumps(news))  # noqa: S301 - our own bytes
    assert (type(again), again.code, again.facts) == (type(news), news.code, news.facts)
    assert str(again) == str(news)


def test_news_reads_as_code_and_facts() -> None:
    assert str(Refused("S.201", voter="DPT-1", at="09.14")) == "S.201(voter=DPT-1, at=09.14)"


def test_nothing_changed_is_false() -> None:
    assert not Changed.NOTHING
    assert Changed.ROLL & (Changed.ROLL | Changed.BALLOTS)
