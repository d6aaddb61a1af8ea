"""Notices: bad news as quiet words under the header; never a window that pops up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding, Kind, Refused, Told
from kpps_desktop.ui.pictures import FindingPicture, NoticePicture, Tone
from kpps_desktop.words import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TONES = {Kind.GALAT: Tone.GALAT, Kind.PERINGATAN: Tone.PERINGATAN, Kind.KABAR: Tone.KABAR}


def notice_of(news: Told, lang: str) -> NoticePicture:
    """Word a refusal (an amber notice) or a trouble (a red one)."""
    words = wording_of(news, lang)
    tone = Tone.PERINGATAN if isinstance(news, Refused) else Tone.GALAT
    return NoticePicture(tone, words.title, _joined(words.cause, words.remedy), news.code)


def finding_of(finding: Finding, lang: str) -> FindingPicture:
    """Word a finding; it leads to the first cell it touches."""
    words = wording_of(finding, lang)
    return FindingPicture(
        finding.code,
        TONES[finding.kind],
        words.title,
        _joined(words.cause, words.remedy),
        next(iter(finding.cells), ""),
    )


def findings_of(findings: Iterable[Finding], lang: str) -> tuple[FindingPicture, ...]:
    """Word findings in their order."""
    return tuple(finding_of(one, lang) for one in findings)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
