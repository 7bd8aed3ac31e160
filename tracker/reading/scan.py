"""The scan: which sentences are worth parsing, told by the words they hold before any grammar is asked.

google-re2 passes over the whole text for the rarer signs; a sentence is asked alone where it has a time.

Invariant: what the scan lets pass may hold nothing; what it stops holds no prediction and no report.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import re2

from tracker.reading import signs
from tracker.reading.agenda import MARK
from tracker.reading.counted import may_count
from tracker.reading.discourse import Discourse
from tracker.reading.recent import has_recent
from tracker.text import POSSESSIVE

_COUNTED = re.compile(r"\s(?:before|after|ahead of|following)\b")  # "comes two days | before the vote"
_OPENING = 60  # code points of a sentence within which its subject stands


class Scan:
    """The signs in each sentence of an article; `body` are the numbers of the sentences that are no headings.

    `worth` are those of them that bear a time or a sign: no other predicts or reports anything with a day.
    """

    def __init__(self, page: Discourse) -> None:
        """Find the sentences that are worth asking."""
        self._page = page
        self._plain = signs.plain(page.text)
        self._starts = [sentence.span.start for sentence in page.sentences]
        self._told, self._tied = self._with(signs.fallen()), self._with(signs.tying())
        self.body = [n for n, sentence in enumerate(page.sentences) if not sentence.heading]
        self._held = {n for n in self._with(signs.held()).intersection(self.body) if self._opens_with(signs.held(), n)}
        self.worth = [n for n in self.body if page.times_of[n] or n in self._tied or n in self._told or n in self._held]

    def _with(self, pattern: re2._Regexp) -> set[int]:
        """Return the sentences that have a sign."""
        found: set[int] = set()
        number, end = 0, len(self._plain)
        while number < len(self._starts):
            at = signs.place(pattern, self._plain, self._starts[number], end)
            if at < 0:
                break
            number = bisect_right(self._starts, at)
            found.add(number - 1)
        return found

    def _has(self, pattern: re2._Regexp, number: int) -> bool:
        sentence = self._page.sentences[number]
        return signs.place(pattern, self._plain, sentence.body, sentence.span.end) >= 0

    def _opens_with(self, pattern: re2._Regexp, number: int) -> bool:
        start, end = self._page.sentences[number].body, self._page.sentences[number].span.end
        return signs.place(pattern, self._plain, start, min(end, start + _OPENING)) >= 0

    def may_predict(self, number: int) -> bool:
        """Whether a sentence has a time that can be to come, or a tie with words that can look ahead."""
        times, tied = self._page.times_of[number], number in self._tied
        counted = tied and (
            self._ends_by_then(number) or any(_COUNTED.match(self._page.text, end) for _, end, _ in times)
        )
        if not (times or tied):
            return False
        if not (
            counted or any(map(self._is_read_ahead, times)) or self._looks_ahead(number) or self._is_listed(number)
        ):
            return False
        return tied or any(map(self._may_come, times))

    def _is_listed(self, number: int) -> bool:
        """Whether a colon or dash near its beginning may make the sentence an item of an agenda."""
        start, end = self._page.sentences[number].body, self._page.sentences[number].span.end
        return MARK.search(self._page.text, start, min(end, start + _OPENING)) is not None

    def _looks_ahead(self, number: int) -> bool:
        """Whether words look ahead whatever the time was taken for: "will", "was put back to 4 a.m. Thursday"."""
        return self._has(signs.ahead(), number) or self._has(signs.moved(), number)

    def _ends_by_then(self, number: int) -> bool:
        """Whether a timetable may point at the day told before: "the leases run out by then"."""
        span = self._page.sentences[number].span
        return "by then" in self._page.text[span.start : span.end]

    def _may_come(self, place: tuple[int, int, int]) -> bool:
        """Whether a time can be to come, or a length can count from the day of the saying."""
        start, end, time = place
        if self._page.is_to_come(time):
            return True
        return self._page.is_length(time) and may_count(self._page.text, start, end)

    def _is_read_ahead(self, place: tuple[int, int, int]) -> bool:
        """Whether a time needs no word to look ahead: it is not past, or dates what follows: "Monday's vote"."""
        read = self._page.times[place[2]]
        if not read.past and read.type != "SET" and read.window is not None:
            return True
        return self._page.text[read.end : read.end + 2] in POSSESSIVE

    def may_report(self, number: int) -> bool:
        """Whether a sentence has a time just past, or signs that something fell through."""
        if number in self._told or number in self._held or has_recent(self._page, number):
            return True
        times = self._page.times_of[number]
        return bool(times) and (self._has(signs.moved(), number) or any(map(self._is_counted_from, times)))

    def _is_counted_from(self, place: tuple[int, int, int]) -> bool:
        """Whether a length counts from what was done: "two days | after voters rejected it"."""
        return self._page.text.startswith(" after ", place[1])
