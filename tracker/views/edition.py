"""One signed edition: as it was signed, whether it still is so, and the ways to publish or send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from tracker import service
from tracker.views import parts
from tracker.views.asking import ask
from tracker.views.frame import archive, done, plain, sentence
from tracker.views.pages import asked_for, link, unnamed
from tracker.wording import day_words, quoted

if TYPE_CHECKING:
    from tracker.exports import EditionExport
    from tracker.exports.edition_page import Document, Item
    from tracker.store.rows import EditionRow

_WIDTH = 800
_LABELS = {"html": "HTML", "markdown": "Markdown", "text": "Text"}
_HUES = {"came": "green", "not": "violet", "late": "red", "due": "orange", "waits": "blue", "tail": "yellow"}


def show() -> None:
    """Show the edition that the address names by `id`."""
    number = asked_for()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        link("review", "Weekly review", icon=":material/arrow_back:")
        try:
            row = ask(service.edition, number or 0)
        except service.UnknownError as error:
            parts.missing(st.container(), "edition", unnamed("edition") if number is None else str(error))
            return
        for fault in ask(service.verify_editions):
            st.error(sentence(fault), icon=":material/gpp_bad:")
        _edition(row)


def _edition(row: EditionRow) -> None:
    try:
        page = service.document(row)
        files = {each: service.written(row, each.name) for each in service.EDITIONS}
    except (service.StoreError, ValueError, TypeError, KeyError, AttributeError):
        st.title(f"Edition {row.number}", anchor=False)
        st.error("It is not as it was signed, and cannot be shown.", icon=":material/gpp_bad:")
        return
    st.caption(plain(page.week))
    st.title(plain(page.title), anchor=False)
    st.caption(plain(page.byline))
    with st.container(horizontal=True, vertical_alignment="center"):
        for each, content in files.items():
            _download(row, each, content)
        _mail(row)
    _read(page)


def _download(row: EditionRow, form: EditionExport, content: bytes) -> None:
    st.download_button(
        _LABELS[form.name],
        content,
        file_name=f"edition-{row.number}{form.suffix}",
        mime=form.media_type.partition(";")[0],
        icon=":material/download:",
        help=form.words.capitalize(),
        key=f"download-{form.name}",
        on_click="ignore",
    )


def _mail(row: EditionRow) -> None:
    """Send it, once; what hinders that is one sentence, and the edition stays."""
    at = service.sent_at(archive(), row.number)
    if at is not None:
        st.caption(f":material/mark_email_read: Sent on {day_words(service.day_at(at))}", width="content")
    elif st.button("Send by mail", key=f"mail-{row.number}", icon=":material/send:"):
        try:
            sent = service.mail_edition(archive(), row.number)
        except (service.MailError, service.StoreError) as error:
            st.error(sentence(error), icon=":material/error:")
        else:
            done("The edition is sent." if sent else "Somebody has just sent it.")


def _read(page: Document) -> None:
    if page.note:
        st.text(page.note)
    with st.container(horizontal=True):
        for count, words in page.figures:
            st.metric(words.capitalize(), count, border=True, width=120)
    st.caption(plain(page.archive))
    for section in page.sections:
        st.header(f"{plain(section.heading)} · {len(section.items)}", anchor=False)
        for item in section.items:
            _item(item)
    if page.record:
        st.header("Track record", anchor=False)
        rows = [{"Who": row.who, "In the window": row.hits, "That says": row.says} for row in page.record]
        st.dataframe(rows, hide_index=True, width="stretch")
    own, before = page.seal
    st.caption(plain(f"Seal {own}, after {before}"))


def _item(item: Item) -> None:
    with st.container(gap="xxsmall"):
        hue = _HUES.get(item.tone, "gray")
        tag = f":{hue}-badge[{plain(item.tag)}] " if item.tag else ""
        st.markdown(f"{tag}**{plain(item.title)}**")
        st.markdown(f":small[{plain(item.words)}]")
        if item.quote:
            said = f" ({item.said})" if item.said else ""
            st.caption(plain(f"{quoted(item.quote)}{said}"))


if __name__ == "__main__":
    show()
