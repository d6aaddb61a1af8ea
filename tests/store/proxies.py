"""A cable between a desk and its server, which breaks at the moment a test wants it to."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMIT = b"COMMIT\x00"


class Cable:
    """Carries bytes between a desk and a server.

    `cut` breaks it at the next commit: `before` the server hears of it, or `after`, so that only
    the answer is lost. Then it is down until `mend`.
    """

    def __init__(self, url: str) -> None:
        self._there = make_url(url)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._cut = ""
        self._down, self._pulled = threading.Event(), threading.Event()
        self._over = False
        self.only_once = False
        """Whether it carries again as soon as it was cut."""
        self.url = self._there.set(port=self._listener.getsockname()[1]).render_as_string(
            hide_password=False
        )

    def cut(self, when: str) -> None:
        """Break at the next commit, `before` or `after` the server heard of it."""
        self._cut = when

    def pull(self) -> None:
        """Pull it out now: whatever it carries breaks."""
        self._down.set()
        self._pulled.set()

    def mend(self) -> None:
        """Carry again."""
        self._down.clear()

    def end(self) -> None:
        """Carry nothing any more."""
        self._over = True

    def run(self) -> None:
        """Carry until the end."""
        with selectors.DefaultSelector() as selector, self._listener:
            selector.register(self._listener, selectors.EVENT_READ)
            while not self._over:
                if self._pulled.is_set():
                    self._pulled.clear()
                    self._break(selector)
                for key, _ in selector.select(0.02):
                    if key.fileobj is self._listener:
                        self._connect(selector)
                    elif key in selector.get_map().values():  # not closed with its other end now
                        self._carry(selector, key.fileobj, *key.data)  # type: ignore[arg-type]
            for key in list(selector.get_map().values()):
                key.fileobj.close()  # type: ignore[union-attr]

    def _break(self, selector: selectors.BaseSelector) -> None:
        for key in list(selector.get_map().values()):
            if key.fileobj is not self._listener:
                selector.unregister(key.fileobj)
                key.fileobj.close()  # type: ignore[union-attr]

    def _connect(self, selector: selectors.BaseSelector) -> None:
        desk, _ = self._listener.accept()
        if self._down.is_set():
            desk.close()
            return
        server = socket.create_connection((self._there.host, self._there.port))
        selector.register(desk, selectors.EVENT_READ, (server, True))
        selector.register(server, selectors.EVENT_READ, (desk, False))

    def _carry(
        self,
        selector: selectors.BaseSelector,
        source: socket.socket,
        target: socket.socket,
        asks: bool,  # noqa: FBT001 - which way it goes
    ) -> None:
        data = b""
        with suppress(OSError):
            data = source.recv(1 << 16)
        breaks = asks and bool(self._cut) and _COMMIT in data
        if data and not (breaks and self._cut == "before"):
            with suppress(OSError):
                target.sendall(data)
        if breaks:
            if self._cut == "after":
                target.recv(1 << 16)  # the answer, which the desk never sees
            self._cut = ""
            if not self.only_once:
                self._down.set()
        if breaks or not data:
            for one in (source, target):
                selector.unregister(one)
                one.close()


@contextmanager
def cable(url: str) -> Iterator[Cable]:
    """Put a cable before a server."""
    carrying = Cable(url)
    thread = threading.Thread(target=carrying.run)
    thread.start()
    try:
        yield carrying
    finally:
        carrying.end()
        thread.join()
