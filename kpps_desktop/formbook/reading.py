"""Reads plain data strictly into frozen dataclasses: every fault at once, each with its path."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import time
from enum import EnumMeta
from functools import cache
from typing import TYPE_CHECKING, NewType, TypeAlias, TypeVar, cast, get_args, get_origin
from typing import get_type_hints as hints_of

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Finding, Refused
from kpps_desktop.domain.people import CategoryCode

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

Table: TypeAlias = Mapping[str, object]

# Values name these types for the type checker only; reading needs them for real.
_NAMED: dict[str, object] = {"time": time, "CategoryCode": CategoryCode, "ResultKind": ResultKind}


class Faulty(Refused):
    """Data that ships with the program, or beside it, is wrong; `findings` tells all of it."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("M.100", faults=len(findings), first=findings[0].where)
        self.findings = tuple(findings)


def parse(path: Path, shown: str) -> Table:
    """Parse a TOML file; Faulty where it is absent or is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise Faulty([Finding("M.101", where=shown)]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        facts = {"problem": str(problem)}
        raise Faulty([Finding("M.102", where=shown, facts=facts)]) from None


class Reader:
    """Reads values one by one and gathers what is wrong with them."""

    def __init__(self, locate: Callable[[str], str]) -> None:
        self.faults: list[Finding] = []
        self._locate = locate

    def read(self, kind: type[T], raw: object) -> T:
        """Return the value, or raise Faulty with every fault found."""
        value = self._value(kind, raw, "")
        if self.faults:
            raise Faulty(self.faults)
        return cast("T", value)

    def blame(self, code: str, path: str, **facts: str | int) -> None:
        """Note a fault."""
        self.faults.append(Finding(code, where=self._locate(path), facts=facts))

    def _value(self, kind: object, raw: object, path: str) -> object:
        if isinstance(kind, NewType):
            return self._value(kind.__supertype__, raw, path)
        if get_origin(kind) in {tuple, frozenset}:
            return self._many(kind, raw, path)
        if isinstance(kind, EnumMeta):
            return self._one_of(kind, raw, path)
        if isinstance(kind, type) and is_dataclass(kind):
            return self._record(kind, raw, path)
        return self._plain(kind, raw, path)

    def _plain(self, kind: object, raw: object, path: str) -> object:
        # `type is`, not isinstance: to Python true is an int, to the law it is not.
        wanted = get_args(kind) or (kind,)
        if type(raw) in wanted:
            return raw
        names = " / ".join(one.__name__ for one in wanted if isinstance(one, type))
        self.blame("M.103", path, expected=names)
        return None

    def _many(self, kind: object, raw: object, path: str) -> object:
        if not isinstance(raw, list):
            self.blame("M.103", path, expected="list")
            return None
        of = get_args(kind)[0]
        read = [self._value(of, one, f"{path}[{at}]") for at, one in enumerate(raw)]
        return frozenset(read) if get_origin(kind) is frozenset else tuple(read)

    def _one_of(self, kind: EnumMeta, raw: object, path: str) -> object:
        values = [member.value for member in kind]  # type: ignore[var-annotated]
        if raw not in values:
            self.blame("M.104", path, allowed=", ".join(str(one) for one in values))
            return None
        return kind(raw)

    def _record(self, kind: type, raw: object, path: str) -> object:
        if not isinstance(raw, dict):
            self.blame("M.103", path, expected="table")
            return None
        wanted = _fields(kind)
        for key in raw.keys() - wanted.keys():
            self.blame("M.105", _under(path, key), key=key)
        values = {
            key: self._value(of, raw[key], _under(path, key)) if key in raw else default
            for key, (of, default) in wanted.items()
        }
        for key in wanted:
            if values[key] is MISSING:
                self.blame("M.106", _under(path, key), key=key)
        return kind(**values)


@cache
def _fields(kind: type) -> Mapping[str, tuple[object, object]]:
    """Return type and default of each field a file may write."""
    hints = hints_of(kind, localns=_NAMED)
    return {
        one.name: (hints[one.name], one.default)
        for one in fields(kind)
        if not one.metadata.get("laid")
    }


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
