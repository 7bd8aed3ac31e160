"""Add: paste, upload, read feeds or type in; look at what was read, keep, correct or drop it, and save.

Invariant: nothing is stored before "Save", and saving the same text again stores nothing and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

from tracker import service
from tracker.sources import READERS, Fault, SourceError, read_bytes, read_text, web_address
from tracker.views import by_hand, feeds
from tracker.views import draft as drafts
from tracker.views import saving as saves
from tracker.views.asking import ask
from tracker.views.days import past_day
from tracker.views.frame import archive, guarded, plain, sentence
from tracker.views.pages import link
from tracker.views.stretches import reading_words, saving_words
from tracker.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from tracker.service import Added, Draft
    from tracker.sources import Article
    from tracker.views.saving import Saving

SUFFIXES = ", ".join(suffix for reader in READERS for suffix in reader.suffixes)
LOOKED_AT = 20  # articles that a person checks one by one; a larger upload is read and stored at once


@dataclass(slots=True)
class Tray:
    """What was read and is not yet saved, in one browser tab."""

    drafts: list[Draft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    done: Added | None = None
    source: str = "by hand"
    lock: Lock = field(default_factory=Lock)


def show() -> None:
    """Show the way in, or what was read for looking at, or what was saved."""
    tray: Tray = st.session_state.setdefault("tray", Tray())
    st.title("Add", anchor=False)
    if tray.done is not None:
        _done(tray, tray.done)
    elif tray.drafts:
        _look(tray)
    else:
        above = st.container()
        with above:
            _begun_before(tray)
        _ways_in(tray)
        with above:
            _look_on()


def _ways_in(tray: Tray) -> None:
    way = st.segmented_control("How", list(_WAYS), default="Paste", required=True, key="add_way")
    _WAYS[way](tray)


def _paste(tray: Tray) -> None:
    """Take a text with what is known of it; a first line `date YYYY-MM-DD` says the day as well."""
    with st.form("paste", border=False):
        text = st.text_area("The article's text", height=260, key="paste_text", placeholder="Paste the article here")
        known = _known_of_it()
        pressed = st.form_submit_button("Read it", type="primary", icon=":material/visibility:", shortcut="Ctrl+Enter")
    if pressed:
        _read_pasted(tray, text, known)


_AGAINST = "Times such as “next week” are read against this day."


def _known_of_it() -> dict[str, Any]:
    """Ask for what the text may not say itself, and return the fields of the article that were filled in."""
    with st.container(horizontal=True):
        title = st.text_input("Title", key="paste_title")
        day = past_day("Published on", None, "paste_day", width=170, explained=_AGAINST)
        publisher = st.text_input("Outlet", key="paste_publisher", width=220)
        address = st.text_input("Address", key="paste_address", placeholder="https://", type="url")
    given = {"title": title, "published_on": day, "publisher": publisher, "url": web_address(address)}
    return {name: value for name, value in given.items() if value}


def _read_pasted(tray: Tray, text: str, known: dict[str, Any]) -> None:
    if not text.strip():
        st.error("There is no text to read.", icon=":material/error:")
        return
    try:
        article = read_text(text)
    except SourceError as error:
        st.error(sentence(error), icon=":material/error:")
        return
    tray.faults = []  # those of an upload before it
    _lay_out(tray, [replace(article, **known)], "pasted")


def _upload(tray: Tray) -> None:
    """Take files of the formats that are read; a large upload is stored at once, and can be undone."""
    files = st.file_uploader(  # of any kind: the widget refuses with a red mark, and `read_bytes` with a reason
        "Files",
        accept_multiple_files=True,
        key="upload",
        help="Text with a first line `date YYYY-MM-DD`, Markdown with front matter, saved web pages, JSONL, a feed.",
    )
    st.caption(f"These kinds are read: {SUFFIXES}.")
    if not files or not st.button("Read them", type="primary", icon=":material/visibility:"):
        _faults(tray)
        return
    with st.spinner("Reading …"):
        found = [each for file in files for each in _read(file)]
    _take(tray, found, files[0].name if len(files) == 1 else f"{len(files)} files")


def _take(tray: Tray, found: list[Article | Fault], name: str) -> None:
    """Lay out the articles of some files, or store them at once where they are many; name what could not be read."""
    tray.faults = [each for each in found if isinstance(each, Fault)]
    articles = [each for each in found if not isinstance(each, Fault)]
    if len(articles) > LOOKED_AT:
        _store_at_once(tray, articles, name)
    elif articles:
        _lay_out(tray, articles, name)
    else:
        _faults(tray)


def _feeds(tray: Tray) -> None:
    """Show the subscriptions, and what reading them brought."""
    tray.done = feeds.panel()
    if tray.done is not None:
        st.rerun()


_WAYS: dict[str, Callable[[Tray], None]] = {
    "Paste": _paste,
    "Upload": _upload,
    "Feeds": _feeds,
    "By hand": lambda _: by_hand.one(),
    "Table": lambda _: by_hand.table(),
}


def _read(file: UploadedFile) -> Iterable[Article | Fault]:
    return read_bytes(file.name, file.getvalue())


def _lay_out(tray: Tray, articles: list[Article], source: str) -> None:
    tray.source = source
    with st.spinner(reading_words(sum(len(article.text) for article in articles)), show_time=True):
        tray.drafts = [service.preview(article, store=archive()) for article in articles]
    st.rerun()


def _store_at_once(tray: Tray, articles: list[Article], source: str) -> None:
    saving = saves.begin(articles, source)
    saves.follow(saving)
    if saving.done is not None:
        _show_saved(tray, saving)
    st.rerun()


def _show_saved(tray: Tray, saving: Saving) -> None:
    tray.done = saving.done
    saves.told(saving)


def _begun_before(tray: Tray) -> None:
    """Tell of what was begun here or in another tab, whose page was closed: how it ended, or how far it is."""
    for saving in saves.untold():
        if saving.thread.is_alive():
            st.info(plain(f"{saving.source}: being saved."), icon=":material/hourglass_top:")
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            if saving.done is None:
                broke = f"{saving.source}: saving broke off after {saving.words}: {saving.failed}. "
                st.error(plain(f"{broke}Add them again: what is there already is not added twice."), width="stretch")
                st.button("Noted", key=f"noted_{id(saving)}", on_click=saves.told, args=(saving,))
            else:
                st.success(plain(f"{saving.source}: saved, {saving.words}."), width="stretch")
                st.button("What was saved", key=f"saved_{id(saving)}", on_click=_show_saved, args=(tray, saving))


def _look_on() -> None:
    """Follow what is being saved, once all else is drawn: the page can be used meanwhile."""
    for saving in saves.untold():
        if saving.thread.is_alive():
            saves.follow(saving)
            st.rerun()


def _look(tray: Tray) -> None:
    """Show each draft for a person to decide on, and one button that saves them all."""
    _faults(tray)
    for number, draft in enumerate(tray.drafts):
        tray.drafts[number] = drafts.show(draft, number)
    ready = [draft for draft in tray.drafts if draft.fault is None]
    kept = sum(item.keep for draft in ready for item in (*draft.items, *draft.undated))
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {count_words(len(ready), 'article')} with {count_words(kept, 'prediction')}"
        saved = bool(ready) and st.button(label, type="primary", key="save_drafts", icon=":material/save:")
        st.button("Start again", key="start_again", on_click=_clear, type="tertiary")
    if saved:
        # A second press runs the page anew beside the first, which goes on saving: it waits, and shows what that did.
        with guarded(), st.spinner(saving_words(kept), show_time=True), tray.lock:
            if tray.done is None:
                tray.done = service.add(archive(), ready, source=tray.source)
            st.rerun()


def _clear() -> None:
    st.session_state["tray"] = Tray()


def _done(tray: Tray, done: Added) -> None:
    """Say what an import did, and where to look at it."""
    joined = f", {done.joined:,} joined to events that were there" if done.joined else ""
    if done.new:
        st.success(
            f"{count_words(done.new, 'article')} saved with {count_words(done.predictions, 'prediction')}: "
            f"{count_words(done.events, 'new event')}{joined}.",
            icon=":material/check:",
        )
    if done.known:
        st.info(f"{count_words(done.known, 'article')} already in the archive: nothing was added.")
    tray.faults += [Fault(fault.path, fault.reason) for fault in done.faults]
    _faults(tray)
    for remark in done.remarks[:LOOKED_AT]:
        st.caption(plain(f"{remark.path}: {remark.reason}"))
    for article_id in done.articles[:LOOKED_AT]:
        view = ask(service.article, article_id)
        link("article", plain(view.article.title or "(no title)"), icon=":material/article:", id=article_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Add more", on_click=_clear, type="primary", icon=":material/add:", key="add_more")
        link("timeline", "See the timeline", icon=":material/view_timeline:")


def _faults(tray: Tray) -> None:
    """Name each input that could not be read, and why; the others went on."""
    for fault in tray.faults:
        st.warning(plain(f"{fault.name}: {fault.reason}"), icon=":material/report:")


if __name__ == "__main__":
    show()
