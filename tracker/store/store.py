"""A handle on one archive; cheap to keep, safe to share between threads.

Invariant: what happens in one `write()` is stored as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tracker.store.engine import wait_for_writers
from tracker.store.errors import InputError, StoreError, sentence
from tracker.store.versions import watch


class Store:
    """An open archive; `url` names it, with any password masked."""

    __slots__ = ("_watch", "engine", "url")

    def __init__(self, engine: sa.Engine) -> None:
        """Wrap an engine whose database is known to be ours and up to date."""
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=True)
        self._watch = watch(engine)

    @property
    def path(self) -> str | None:
        """The SQLite file, None where the archive is on a server."""
        return self.engine.url.database if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Yield a connection that sees one state of the archive, however long it reads.

        Raises `StoreError` where the database reports a fault, `InputError` for words that are no text.
        """
        level = {} if self.path else {"isolation_level": "REPEATABLE READ"}
        with self._told(), self.engine.connect() as connection:
            yield connection.execution_options(**level)

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Yield a connection whose work is committed at the end, or undone whole where something is raised.

        Writers wait for each other, on either database: what one read still holds when it writes. Raises `StoreError`
        where the database reports a fault, `InputError` for words that are no text; a broken rule (`IntegrityError`)
        goes up as it is.
        """
        with self._told(), self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                wait_for_writers(writer)
                yield writer

    @contextmanager
    def together(self) -> Iterator[Store]:
        """Yield a handle of which all reads and writes are one transaction, that of a `write()`.

        With it verbs that are whole each by itself become one whole.
        """
        with self.write() as connection:
            yield _Within(self, connection)

    def version(self) -> str:
        """Return a mark of the archive as it is: after a commit by anybody it is another one.

        Raises `StoreError` where the database reports a fault.
        """
        with self._told():
            return self._watch.mark()

    def close(self) -> None:
        """Let go of all connections."""
        self._watch.close()
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.DBAPIError as error:
            raise StoreError(sentence(self.url, error)) from error
        except UnicodeEncodeError as error:
            raise InputError(_NO_TEXT) from error


_NO_TEXT = "the words hold bytes that are no text in UTF-8: see what encoding they are written in"


class _Within(Store):
    """A handle on one transaction of another handle, which commits it or undoes it."""

    __slots__ = ("_connection",)

    def __init__(self, store: Store, connection: sa.Connection) -> None:
        self.engine, self.url, self._watch = store.engine, store.url, store._watch  # noqa: SLF001 - it is one of us
        self._connection = connection

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        yield self._connection

    write = read
