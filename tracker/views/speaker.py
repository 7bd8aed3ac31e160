"""One speaker: the record, the words used, how far dates moved, and every statement."""

from __future__ import annotations

from tracker.views import sources

if __name__ == "__main__":
    sources.one("speaker")
