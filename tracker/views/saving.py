"""A long save that goes on at the server when its page is closed, and is told to whoever comes back.

Invariant: what was begun is finished while the tracker runs, a page only looks on; how it ended is kept to be told.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views.frame import archive
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.service import Added
    from tracker.sources import Article, Fault

_A_LOOK = 0.3  # seconds between two looks at what goes on


@dataclass(slots=True)
class Saving:
    """Articles that are being read and stored: how far it is, and how it ended."""

    source: str
    total: int
    so_far: Added | None = None
    done: Added | None = None
    failed: str = ""
    thread: Thread = field(default_factory=Thread)

    @property
    def share(self) -> float:
        """How much of it is read: 0 to 1."""
        return min(1.0, self._read / self.total)

    @property
    def words(self) -> str:
        """How much of it is read: "64 of 120 articles"."""
        return f"{self._read:,} of {count_words(self.total, 'article')}"

    @property
    def _read(self) -> int:
        return self.so_far.new + self.so_far.known + len(self.so_far.faults) if self.so_far else 0


@st.cache_resource(show_spinner=False)
def _of_archive(url: str) -> list[Saving]:  # noqa: ARG001 - each archive has its own
    return []


def untold() -> list[Saving]:
    """Return what is being saved in this archive, and what ended and nobody was told, the oldest first."""
    return list(_of_archive(archive().url))


def begin(articles: Sequence[Article | Fault], source: str) -> Saving:
    """Begin to read and store articles, whether or not anybody looks on."""
    saving = Saving(source, len(articles))
    saving.thread = Thread(target=_work, args=(saving, archive(), articles), name="saving", daemon=True)
    _of_archive(archive().url).append(saving)
    saving.thread.start()
    return saving


def _work(saving: Saving, store: service.Store, articles: Sequence[Article | Fault]) -> None:
    def note(so_far: Added) -> None:
        saving.so_far = so_far

    try:
        saving.done = service.ingest(store, articles, source=saving.source, progress=note)
    except (service.InputError, service.StoreError) as error:
        saving.failed = str(error).rstrip(".")
    except Exception:  # nobody else would tell: whatever breaks, a reader gets a sentence
        logging.getLogger(__name__).exception("saving %s broke", saving.source)
        saving.failed = "the log says why"


def follow(saving: Saving) -> None:
    """Show how far it is, until it has ended."""
    bar = st.progress(0.0)
    while saving.thread.is_alive():
        bar.progress(saving.share, text=f"{saving.words} read and stored; it goes on if you close this page")
        saving.thread.join(_A_LOOK)
    bar.empty()


def told(saving: Saving) -> None:
    """Note that somebody was told how it ended."""
    if saving in (kept := _of_archive(archive().url)):
        kept.remove(saving)
