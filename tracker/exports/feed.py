"""An Atom feed of what was settled and what moved.

Invariant: an entry's id and content never change once it was given out; a correction is an entry of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from xml.etree import ElementTree as ET

from tracker.exports.values import Content, Export
from tracker.store.rows import EventView, LineRow
from tracker.text import clean

NAMESPACE = "http://www.w3.org/2005/Atom"
_TAG = "tag:prediction-tracker,2026"  # RFC 4151
_TOLD = frozenset({"moved", "brought_forward", "denied", "outcome"})
_MOST = 100
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # XML 1.0 2.2; controls are gone already


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    event_id: int
    title: str
    words: str
    quote: str
    updated_at: datetime


def write(content: Content) -> bytes:
    """Return the newest entries as an Atom document (RFC 4287)."""
    entries = sorted(_entries(content), key=lambda entry: (entry.updated_at, entry.key), reverse=True)[:_MOST]
    root = ET.Element("feed", xmlns=NAMESPACE)
    _add(root, "id", f"{_TAG}:feed")
    _add(root, "title", content.title)
    _add(root, "updated", _instant(entries[0].updated_at if entries else content.made_at))
    _add(_add(root, "author", ""), "name", "Prediction tracker")
    if content.address:
        ET.SubElement(root, "link", rel="alternate", href=content.address)
    for entry in entries:
        _append(root, entry, content)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entries(content: Content) -> list[_Entry]:
    return [_entry(view, line) for view in content.events for line in view.history if line.what in _TOLD]


def _entry(view: EventView, line: LineRow) -> _Entry:
    what = f"outcome/{line.outcome_id}" if line.outcome_id else f"prediction/{line.prediction_id or line.report_id}"
    event = view.event
    return _Entry(f"{line.what}/{what}", event.id, event.title, line.words, line.quote or "", _updated(view, line))


def _updated(view: EventView, line: LineRow) -> datetime:
    """Return when an outcome was recorded; of what an article said, the start of its day."""
    recorded = {row.id: row.recorded_at for row in view.outcomes}
    return recorded.get(line.outcome_id or 0, datetime.combine(line.on, time(), tzinfo=UTC))


def _append(root: ET.Element, entry: _Entry, content: Content) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", f"{_TAG}:{entry.key}")
    _add(element, "title", f"{entry.title}: {entry.words}")
    _add(element, "updated", _instant(entry.updated_at))
    _add(element, "content", "\n\n".join(part for part in (entry.words, entry.quote) if part)).set("type", "text")
    if address := content.event_address(entry.event_id):
        ET.SubElement(element, "link", rel="alternate", href=address)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _NOT_XML.sub("\ufffd", clean(text))
    return element


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


EXPORT = Export("atom", "a feed of what was settled and what moved", ".atom", "application/atom+xml", write)
