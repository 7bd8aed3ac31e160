"""The pipeline: runs of words, tokens, meanings, windows, timexes.

    text --scan--> runs --tokens--> shapes --word rules--> items --item rules--> items --prepositions--> timexes

Invariant: each run is read once, from left to right; timexes come in order and do not overlap.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from tracker.text import POSSESSIVE
from tracker.timex.any_day import is_of_any_year, names_no_day
from tracker.timex.bare_years import mark_bare_years, names_era, with_bare_years
from tracker.timex.extents import reach
from tracker.timex.families import ITEM_RULES, RANGE_RULES, WORD_RULES
from tracker.timex.history import is_history
from tracker.timex.length_windows import between_window, length_window, vague_window
from tracker.timex.line import read_items, read_ranges, read_words
from tracker.timex.meanings import Clock, Length, Meaning, Other, Pair, Span
from tracker.timex.pairs import comes_before, whole_of
from tracker.timex.phrases import Grammar, Rule
from tracker.timex.prepositions import PREPOSITION_RULES, span_window, with_tail
from tracker.timex.records import is_record
from tracker.timex.rows import CLUE, END, JOIN, KIND, LEAD, RULE, START, VALUE, Line, Token
from tracker.timex.scan import runs
from tracker.timex.scene import Scene
from tracker.timex.surroundings import Around, around
from tracker.timex.tokens import line_of
from tracker.timex.values import Timex
from tracker.timex.vocabulary import KINDS
from tracker.window import Window

RULES: tuple[Rule, ...] = (*WORD_RULES, *ITEM_RULES, *RANGE_RULES, *PREPOSITION_RULES)
_COMMA, _ABOUT = KINDS[","], KINDS["about"]
_WORDS, _ITEMS, _RANGES = map(Grammar, (WORD_RULES, ITEM_RULES, RANGE_RULES))


def read(text: str, scene: Scene) -> list[Timex]:
    """Return the timexes of `text` in order."""
    lines = [line_of(text[start:end], start) for start, end in with_bare_years(runs(text), text)]
    scene.history = is_history(lines, scene.anchor, text)
    is_ancient = scene.history and names_era(text)
    found: list[Timex] = []
    lines.reverse()
    while lines:
        line = lines.pop()  # a long text has many: let each go once it is read
        if is_ancient:
            mark_bare_years(line, text, scene.before_christ)
        read_words(line, scene, _WORDS)
        if len(line) > 1:
            read_items(line, scene, _ITEMS)
            read_ranges(line, scene, _RANGES)
        _add_timexes(line, scene, found)
    return found


def _add_timexes(line: Line, scene: Scene, found: list[Timex]) -> None:
    """Give each item its preposition and tail, and with them its window."""
    for i, token in enumerate(line):
        if token[RULE] is None:
            continue
        meaning = token[VALUE]
        kind = type(meaning)
        if kind is Pair:
            found += _range(line, i, meaning, scene)
            if i > 1 and line[i - 1][KIND] == _COMMA:
                _widen(line, i, meaning, scene, found)
        elif kind is not Clock:
            found.append(_single(line, i, meaning, scene))
            if kind is Span and meaning.grain == "D" and len(found) > 1 and found[-2].type == "TIME":
                _set_day(scene.text, meaning.first, found)
        elif meaning.alone:
            scene.at(token[START], token[END], line[i - 1][LEAD] if i else None)
            is_open = names_no_day(scene, found)
            hour = Other(meaning.value, "TIME", back=True) if is_open else _of_day(meaning, scene, found)
            found.append(_single(line, i, hour, scene))


_IN_BRACKETS = re.compile(r" \([^()]{1,20}\) (?:on )?|\) (?:on )?| [A-Z]\w+ time,? (?:on )?")


def _set_day(text: str, day: date, found: list[Timex]) -> None:
    """Put the clock times of "9 a.m. (1400 GMT) on Friday", "9 a.m. Finnish time on Friday" on that Friday."""
    for n in range(len(found) - 2, max(-1, len(found) - 4), -1):
        time = found[n]
        if time.type != "TIME" or not _IN_BRACKETS.fullmatch(text, time.end, found[-1].start):
            break
        found[n] = time._replace(value=day.isoformat() + time.value[10:], window=found[-1].window, past=found[-1].past)


def _of_day(clock: Clock, scene: Scene, found: list[Timex]) -> Span:
    """Put a clock time without a day on the day mentioned last."""
    day = scene.day.isoformat()
    value = _in_order(clock.value, found[-1].value.removeprefix(day)) if clock.face and found else clock.value
    return Span(day + value, scene.day, scene.day, "D", type="TIME")


def _in_order(hour: str, before: str) -> str:
    """Put "3 o'clock" behind "noon" of the same day into its afternoon.

    >>> _in_order("T03:00", "T12:00"), _in_order("T03:00", "T09:15"), _in_order("T03:00", "T16:00")
    ('T15:00', 'T03:00', 'T03:00')
    """
    later = f"T{int(hour[1:3]) + 12}{hour[3:]}"
    return later if hour < "T12" <= before < later and before[1:3].isdigit() else hour


def _single(line: Line, i: int, meaning: Meaning, scene: Scene) -> Timex:
    near = around(line, i, scene)
    if type(meaning) is Span and not meaning.dated and is_of_any_year(scene.text, line[i][START]):
        meaning = Other(f"XXXX{meaning.value[4:]}", back=True)
    name, window = _window(meaning, scene, near)
    start, end = line[i][START], near.end
    if i and line[i - 1][KIND] == _ABOUT:
        start = _start(line, i, meaning, scene)
    if (type(meaning) is not Span or scene.history) and _goes_on(meaning, scene, end):
        end = reach(scene.text, end, history=scene.history)
    return _timex(line[i], meaning, scene, near, start, end, name, window)


def _goes_on(meaning: Meaning, scene: Scene, end: int) -> bool:
    """Whether an item may take in words behind it: a length, and in a history what is counted from an event."""
    if type(meaning) is Other:
        return meaning.value[0].isdigit()
    return type(meaning) is Length or (scene.history and scene.text.endswith((" after", " before"), 0, end))


def _start(line: Line, i: int, meaning: Meaning, scene: Scene) -> int:
    """Where what "around" leads begins: TIMEX3 takes the word in where it is the preposition ("around 7:15 p.m.")."""
    start = line[i][START]
    if type(meaning) is not Span or (i > 1 and line[i - 2][LEAD] is not None):
        return start
    is_around = meaning.type == "TIME" or scene.text[line[i - 1][START] :][:6].lower() == "around"
    owns = scene.text.startswith(POSSESSIVE, line[i][END])  # "to get around Friday's ruling"
    return line[i - 1][START] if is_around and not owns else start


def _range(line: Line, i: int, pair: Pair, scene: Scene) -> tuple[Timex, Timex]:
    """Both ends of a range as expressions of their own, with one window over both."""
    near = around(line, i, scene)
    token = line[i]
    left_end, right_start = token[JOIN] or (near.end, near.end)
    name, window = _of_pair(pair, scene, near)
    return (
        _timex(token, pair.left, scene, near, token[START], left_end, name, window),
        _timex(token, pair.right, scene, near, right_start, near.end, name, window),
    )


def _of_pair(pair: Pair, scene: Scene, near: Around) -> tuple[str, Window | None]:
    """Return the name of the preposition's rule and the window over both ends of a range; none over bare lengths."""
    if type(pair.left) is Length and type(pair.right) is Length:
        is_past = near.lead == "in" and is_record(scene.text, near.phrase_start, pair.right.unit)
        return "", None if is_past else between_window(scene.anchor, pair.left, pair.right, near.lead, scene.lengths)
    whole = whole_of(pair, scene.anchor, near.lead)
    return _window(whole, scene, near) if whole else ("", None)


def _widen(line: Line, i: int, pair: Pair, scene: Scene, found: list[Timex]) -> None:
    """Give all times of a list one window: "in April, May and June"."""
    first, k = pair.left, i
    while k > 1 and line[k - 1][KIND] == _COMMA and comes_before(line[k - 2][VALUE], first):
        k -= 2
        first = line[k][VALUE]
    whole = whole_of(pair._replace(left=first), scene.anchor)
    if k == i or whole is None:
        return
    _, window = _window(whole, scene, around(line, k, scene))
    for n in range(len(found) - 2 - (i - k) // 2, len(found)):
        found[n] = found[n]._replace(window=window)


def _window(meaning: Meaning, scene: Scene, near: Around) -> tuple[str, Window | None]:
    """Return the name of the preposition's rule and the window; none where it leaves the calendar."""
    try:
        if type(meaning) is not Span:
            made = _of_other(meaning, scene, near)
        elif not near.tail:
            lead = "own" if meaning.type == "TIME" and _is_close(scene, near) else near.lead
            return span_window(scene.anchor, meaning, lead, event=near.of_event)
        else:
            made = span_window(scene.anchor, meaning, _bound(near), event=near.of_event)
    except (ValueError, OverflowError):
        return "", None
    return (made[0], with_tail(made[1], near.tail)) if made[1] and "soft" in near.tail else made


_CLOSE = re.compile(r"(?:shortly|just|soon|right|immediately) (?:before|after) ", re.IGNORECASE)


def _is_close(scene: Scene, near: Around) -> bool:
    """Whether the words lead to a moment beside an hour, which is on its day: "shortly after 4 p.m."."""
    return _CLOSE.match(scene.text, near.phrase_start) is not None


def _of_other(meaning: Meaning, scene: Scene, near: Around) -> tuple[str, Window | None]:
    """Return the same for what is no span: a length, or a vague word."""
    if type(meaning) is Length:
        if near.lead == "in" and meaning.ahead != "next" and is_record(scene.text, near.phrase_start, meaning.unit):
            return "", None
        lead = _BOUNDS.get(near.tail, near.lead) if near.lead == "in" else near.lead
        return length_window(scene.anchor, meaning, lead, scene.lengths) or ("", None)
    return "", vague_window(scene.anchor, meaning, scene.lengths) if type(meaning) is Other else None


def _bound(near: Around) -> str:
    """Return the lead that a tail leaves of a span's own: "before the year is out", "on Friday at the latest"."""
    if near.tail in ("until", "early as"):
        return near.tail
    return "until" if near.tail == "out" and near.lead == "before" else near.lead


_BOUNDS = {"until": "within", "early as": "least"}  # "in two weeks at the latest", "at the earliest"
_new = partial(tuple.__new__, Timex)  # without a look at the arguments, which costs as much as the rest


def _timex(  # noqa: PLR0913, PLR0917 - all that is known of an expression; one object more for each would cost
    token: Token,
    meaning: Meaning,
    scene: Scene,
    near: Around,
    start: int,
    end: int,
    name: str,
    window: Window | None,
) -> Timex:
    _, _, phrase_start, _, phrase_end, event, _ = near
    anchor, rule = scene.anchor, token[RULE]
    core = rule.name if rule else ""
    return _new((
        start, end, scene.text[start:end], meaning.type, meaning.value, anchor, window,
        f"{name}: {core}" if name else core, _is_past(meaning, anchor), token[CLUE],
        phrase_start, max(phrase_end, end), event,
        type(meaning) is not Other or meaning.marked,
    ))  # fmt: skip


def _is_past(meaning: Meaning, anchor: date) -> bool:
    if type(meaning) is Span:
        return meaning.back or meaning.last < anchor
    if type(meaning) is Length:
        return meaning.ahead == "last"
    return type(meaning) is Other and meaning.back
