"""What officers are called in the windows."""

from __future__ import annotations

from kpps_desktop.words import label


def role_of(officer: str, lang: str) -> str:
    """Say what an officer is: `Ketua KPPS (KPPS 1)`, `Operator 2`."""
    seat, _, number = officer.rpartition("-")
    if seat == "OP":
        return label("ui_setup.operator", lang).format(number=number)
    role = f"role.{seat.lower()}_{'ketua' if number == '1' else 'anggota'}"
    words = label("ui_setup.role", lang)
    return words.format(role=label(role, lang), seat=seat, number=number)
