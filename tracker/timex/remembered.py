"""Answers about short strings, kept so that they need not be worked out again.

Invariant: bounded in number and in the length of what was asked, whatever the text: a hostile one fills no memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


class Remembered(dict[str, Answer]):
    """A function of a string as a table: `table[key]` asks the function where the answer is not known.

    >>> lengths = Remembered(len, most=2, longest=5)
    >>> lengths["one"], lengths["three"], lengths["fifteen"], list(lengths)
    (3, 5, 7, ['one', 'three'])
    >>> lengths["two"], list(lengths)
    (3, ['two'])
    """

    __slots__ = ("_answer", "_longest", "_most")

    def __init__(self, answer: Callable[[str], Answer], most: int, longest: int) -> None:
        """Keep up to `most` answers, about strings of up to `longest` code points; start anew when there are more."""
        super().__init__()
        self._answer, self._most, self._longest = answer, most, longest

    def __missing__(self, key: str) -> Answer:
        """Work the answer out, and keep it unless the string is long."""
        found = self._answer(key)
        if len(key) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[key] = found
        return found
