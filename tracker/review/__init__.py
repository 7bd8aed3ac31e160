"""The weekly review: the queue of a sitting, its figures, and the days that an outcome is offered with; pure."""

from tracker.review.figures import ages, figures
from tracker.review.likely import likely_days
from tracker.review.queue import queue
from tracker.review.values import AWAITING, COMING_DAYS, Card, Figures, Item, Queue

__all__ = ["AWAITING", "COMING_DAYS", "Card", "Figures", "Item", "Queue", "ages", "figures", "likely_days", "queue"]
