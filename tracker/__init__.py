"""The tracker: who said that what would happen and when, and what came of it."""

__version__ = "0.1.0"
