"""How long the vague words last, in days, months or years: defaults that a user may set.

Invariant: every length is positive, and a lower one is not above its upper one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


class LengthError(ValueError):
    """A length of a vague word is not a positive whole number, or a span of lengths ends before it begins."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths of docs/windows.md; `few_*` are the first and last unit of "in a few days" and the like.

    >>> Lengths(soon=45).soon
    45
    """

    soon: int = 30
    imminent: int = 7
    immediately: int = 3
    near_future: int = 90
    medium_term_years: int = 5
    coming_days: int = 7
    coming_weeks: int = 42
    coming_months: int = 6
    coming_years: int = 5
    few_days: tuple[int, int] = (2, 7)
    few_weeks: tuple[int, int] = (14, 42)
    few_months: tuple[int, int] = (2, 6)
    few_years: tuple[int, int] = (2, 5)

    def __post_init__(self) -> None:
        """Refuse a length that is not positive and a span that ends before it begins."""
        for field in fields(self):
            value = getattr(self, field.name)
            low, high = value if isinstance(value, tuple) else (value, value)
            if not 0 < low <= high:
                message = f"the length {field.name} must be positive and in order, not {value!r}"
                raise LengthError(message)


DEFAULT = Lengths()
