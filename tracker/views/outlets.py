"""Outlets: who printed what was predicted, with what came of it."""

from __future__ import annotations

from tracker.views import sources

if __name__ == "__main__":
    sources.listed("publisher")
