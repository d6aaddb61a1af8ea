"""Mistakes in what was typed, told in words instead of click's English."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from kpps_desktop.words import LANGUAGES, label

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"'(.*)'")
_EXTRA = re.compile(r"^Got unexpected extra arguments? \((.*)\)")
_NO_VALUE = "does not take a value"
"""Of these click tells no more than a sentence."""


class Mistyped(click.UsageError):
    """A mistake in what was typed; its message is in words already."""

    def __init__(self, message: str, ctx: click.Context | None, lang: str) -> None:
        super().__init__(message, ctx)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the usage of the command, where its help is, and what is wrong."""
        if self.ctx is not None:
            pieces = self.ctx.command.collect_usage_pieces(self.ctx)
            path = self.ctx.command_path
            told = label("usage.usage", self.lang).format(usage=" ".join((path, *pieces)))
            hint = label("usage.help", self.lang).format(command=path)
            click.echo(f"{told}\n{hint}\n", file, err=True)
        told = label("usage.wrong", self.lang).format(message=self.message)
        click.echo(told, file, err=True)


@contextmanager
def in_words(ctx: click.Context | None = None) -> Iterator[None]:
    """Raise click's mistakes anew, in the language that was asked for.

    `ctx` tells it where click does not say of which command a mistake is.
    """
    try:
        yield
    except (Mistyped, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as news:
        lang = _language(news.ctx or ctx)
        raise Mistyped(_message(news, lang), news.ctx, lang) from news


def _language(ctx: click.Context | None) -> str:
    """Return the language asked for; of a mistake before it is known, the environment's."""
    asked = ctx.find_root().params.get("lang") if ctx else None
    lang = asked or os.environ.get("KPPS_LANG", "")
    return lang if lang in LANGUAGES else LANGUAGES[0]


def _message(news: click.UsageError, lang: str) -> str:
    if isinstance(news, click.MissingParameter):
        return label("usage.missing", lang).format(name=_named(news.param, lang, ways_in=True))
    if isinstance(news, click.BadParameter):
        return _of_a_value(news, lang)
    if isinstance(news, click.NoSuchOption):
        return _unknown("no_option", news.option_name, news.possibilities, lang)
    if isinstance(news, click.exceptions.NoSuchCommand):
        return _unknown("no_command", news.command_name, news.possibilities, lang)
    if isinstance(news, click.BadOptionUsage):
        key = "takes_no_value" if _NO_VALUE in news.message else "needs_value"
        return label(f"usage.{key}", lang).format(name=news.option_name)
    return _of_a_sentence(news, lang)


def _of_a_sentence(news: click.UsageError, lang: str) -> str:
    if extra := _EXTRA.match(news.message):
        return label("usage.extra", lang).format(value=extra[1])
    return label("usage.other", lang).format(message=news.format_message())


def _of_a_value(news: click.BadParameter, lang: str) -> str:
    """Say what is wrong with a value, by the type it should have."""
    kind = news.param.type if news.param else None
    quoted = _QUOTED.search(news.message)
    given = {"name": _named(news.param, lang), "value": quoted[1] if quoted else "?"}
    if isinstance(kind, click.Choice):
        return label("usage.choice", lang).format(**given, choices=", ".join(kind.choices))
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return label("usage.range", lang).format(**given, least=kind.min, most=kind.max)
    if isinstance(kind, click.Path):
        key = "no_file" if kind.file_okay else "no_folder"
        return label(f"usage.{key}", lang).format(**given)
    return label("usage.bad_value", lang).format(**given)


def _named(param: click.Parameter | None, lang: str, *, ways_in: bool = False) -> str:
    """Name a parameter; by `ways_in` its variable too, which would do as well."""
    if param is None:
        return "?"
    if isinstance(param, click.Argument):
        return param.human_readable_name
    ways = [max(names, key=len) for names in (param.opts, param.secondary_opts) if names]
    if ways_in and isinstance(param.envvar, str):
        ways.append(label("usage.variable", lang).format(name=param.envvar))
    return label("usage.or", lang).join(ways)


def _unknown(key: str, name: str, possible: list[str] | None, lang: str) -> str:
    told = label(f"usage.{key}", lang).format(name=name)
    if not possible:
        return told
    meant = label("usage.meant", lang).format(names=label("usage.or", lang).join(possible))
    return f"{told} {meant}"
