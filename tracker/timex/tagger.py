"""The pipeline: runs of words, tokens, meanings, windows, timexes.

    text --scan--> runs --tokens--> shapes --word rules--> items --span rules--> items --prepositions--> timexes

Invariant: each run is read once, from left to right; a rule never looks at more than a dozen tokens.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.timex.events import event_lead
from tracker.timex.families import RANGE_RULES, SPAN_RULES, WORD_RULES
from tracker.timex.history import is_history
from tracker.timex.meanings import Clock, Length, Meaning, Other, Pair, Span
from tracker.timex.phrases import Holes, Rule, beginnings, shapes
from tracker.timex.prepositions import length_window, span_window, vague_window, with_tail
from tracker.timex.scan import runs
from tracker.timex.scene import Scene
from tracker.timex.tokens import Tokens, tokens
from tracker.timex.values import Timex
from tracker.timex.vocabulary import KINDS
from tracker.window import Window

RULES: tuple[Rule, ...] = (*WORD_RULES, *SPAN_RULES, *RANGE_RULES)


class Grammar(NamedTuple):
    """Shapes with their rules, the beginnings of all of them, and the kinds they begin with."""

    shapes: dict[str, tuple[Rule, Holes]]
    beginnings: frozenset[str]
    firsts: frozenset[str]


def _grammar(rules: tuple[Rule, ...]) -> Grammar:
    found = shapes(rules)
    return Grammar(found, beginnings(found), frozenset(x[0] for x in found))


_WORDS, _SPANS, _RANGES = map(_grammar, (WORD_RULES, SPAN_RULES, RANGE_RULES))
_THE, _A = KINDS["the"], KINDS["a"]
_ITEM = {
    Span: KINDS["SPAN"],
    Length: KINDS["LENGTH"],
    Clock: KINDS["CLOCK"],
    Other: KINDS["OTHER"],
    Pair: KINDS["PAIR"],
}
_ITEMS = frozenset(_ITEM.values())
_TAIL = KINDS["tail"]
_LONGEST = max(map(len, (*_WORDS.shapes, *_SPANS.shapes, *_RANGES.shapes)))
_JOINS = frozenset(KINDS[x] for x in ("to", "-", "and", "or", "through", "until"))


class Line(NamedTuple):
    """The tokens of a run while rules turn them into items: parallel lists that shrink together."""

    kinds: list[str]
    values: list[Any]
    leads: list[str | None]
    starts: list[int]
    ends: list[int]
    rules: list[Rule | None]
    clues: list[str]
    joins: list[tuple[int, int] | None]


def read(text: str, scene: Scene) -> list[Timex]:
    """Return the timexes of `text` in order."""
    lines = [_line(tokens(text[start:end], start)) for start, end in runs(text)]
    scene.history = scene.history or is_history(
        [(x.kinds, x.values) for x in lines], scene.anchor, reports=" said" in text
    )
    found: list[Timex] = []
    for line in lines:
        _words(line, scene)
        if len(line.kinds) > 1:
            _spans(line, scene)
            _ranges(line, scene)
        timexes(line, scene, found)
    return found


def _line(t: Tokens) -> Line:
    n = len(t.starts)
    return Line(list(t.shape), t.values, t.leads, t.starts, t.ends, [None] * n, [""] * n, [None] * n)


def _words(line: Line, scene: Scene) -> None:
    """Turn words into items from left to right, the longest first."""
    kinds, firsts, i = line.kinds, _WORDS.firsts, 0
    while i < len(kinds):
        if kinds[i] in firsts:
            _try(line, scene, i, _WORDS)
        i += 1


def _spans(line: Line, scene: Scene) -> None:
    """Turn items into longer items from right to left, until nothing changes."""
    kinds, firsts = line.kinds, _SPANS.firsts
    i = len(kinds) - 2
    while i >= 0:
        if (
            (i and kinds[i - 1] == _THE and _try(line, scene, i - 1, _SPANS))
            or kinds[i] not in firsts
            or not _try(line, scene, i, _SPANS)
        ):
            i -= 1


def _ranges(line: Line, scene: Scene) -> None:
    """Turn two items into a range, once both are as long as they get."""
    for i in range(len(line.kinds) - 3, -1, -1):
        if i < len(line.kinds) and line.kinds[i] in _RANGES.firsts:
            _try(line, scene, i, _RANGES)


def _try(line: Line, scene: Scene, i: int, grammar: Grammar) -> bool:
    """Replace the tokens at `i` by what the longest rule makes of them; False where none does."""
    found, shape, grown, known = [], "", grammar.beginnings, grammar.shapes
    for kind in line.kinds[i : i + _LONGEST]:
        shape += kind
        if shape not in grown:
            break
        if shape in known:
            found.append(shape)
    for shape in reversed(found):
        rule, holes = grammar.shapes[shape]
        n = len(shape)
        scene.at(line.starts[i], line.ends[i + n - 1], _near_lead(line, i))
        meaning = _built(rule, scene, [None if h is None else line.values[i + h] for h in holes])
        if meaning is not None:
            _replace(line, i, n, meaning, rule, scene)
            if type(meaning) is Span:
                scene.saw(meaning)
            return True
    return False


def _near_lead(line: Line, i: int) -> str | None:
    """The preposition in front of a token; one of a deadline also through a clock time ("until midnight on Sunday")."""
    near = line.leads[i - 1] if i else None
    for k in range(i - 1, max(-1, i - 6), -1):
        lead = line.leads[k]
        if lead in _DEADLINES:
            return lead
        if lead is None and line.kinds[k] not in _CLOCKWORK:
            break
    return near


_DEADLINES = frozenset(("by", "until", "early as", "before"))
_CLOCKWORK = frozenset(KINDS[x] for x in ("CLOCK", "noon", "ampm", "zone", "number", "clock"))


def _built(rule: Rule, scene: Scene, holes: list[Any]) -> Meaning | None:
    try:
        return rule.build(scene, *holes)
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return None


def _replace(line: Line, i: int, n: int, meaning: Meaning, rule: Rule, scene: Scene) -> None:
    join_at = _join_of(line, i, n) if type(meaning) is Pair else None
    if n == 1:
        line.kinds[i], line.values[i], line.leads[i] = _ITEM[type(meaning)], meaning, None
        line.rules[i], line.clues[i] = rule, scene.clue
        return
    line.starts[i : i + n] = [line.starts[i]]
    line.ends[i : i + n] = [line.ends[i + n - 1]]
    line.kinds[i : i + n] = [_ITEM[type(meaning)]]
    line.values[i : i + n] = [meaning]
    line.leads[i : i + n] = [None]
    line.rules[i : i + n] = [rule]
    line.joins[i : i + n] = [join_at]
    line.clues[i : i + n] = [scene.clue or next(filter(None, line.clues[i : i + n]), "")]


def _join_of(line: Line, i: int, n: int) -> tuple[int, int]:
    """Where the first end of a range ends and the second begins."""
    at = next(k for k in range(i + 1, i + n - 1) if line.kinds[k] in _JOINS)
    return line.ends[at - 1], line.starts[at + 1]


def timexes(line: Line, scene: Scene, found: list[Timex]) -> None:
    """Give each item its preposition and tail, and with them its window; add the timexes to `found`."""
    for i, kind in enumerate(line.kinds):
        if kind in _ITEMS:
            _finish(line, i, scene, _around(line, i, scene), found)


class Around(NamedTuple):
    """What stands around an item: its lead and tail, and how far they reach."""

    lead: str
    tail: str
    phrase_start: int
    end: int
    phrase_end: int
    clue: str
    event: str = ""
    of_event: bool = False


def _around(line: Line, i: int, scene: Scene) -> Around:
    first, lead = _lead(line, i)
    tail, end, phrase_end = _tail_of(line, i)
    around = Around(lead, tail, first, end, phrase_end, line.clues[i])
    if type(line.values[i]) is not Span or line.values[i].last < scene.anchor:
        return around
    if lead in _WEAK:
        found = event_lead(scene.text, first)
        return (
            around
            if found is None
            else around._replace(lead=found.lead, phrase_start=found.start, event=found.event, of_event=True)
        )
    return around._replace(of_event=_names_event(line, i, scene))


def _names_event(line: Line, i: int, scene: Scene) -> bool:
    """Whether a noun follows that the time only describes ("before the November elections", "next week's talks")."""
    after = scene.text[line.ends[i] : line.ends[i] + 3]
    if after.startswith(("'s ", "’s ")):
        return True
    article = i > 0 and line.kinds[i - 1] in (_THE, _A)
    return article and after[:1] == " " and after[1:2].isalpha()


_STRONGER = {("until", "after"): "until after", ("early as", "after"): "until after"}
_WEAK = frozenset(("in", "own", "about", "for", "over", "of", "to"))


def _lead(line: Line, i: int) -> tuple[int, str]:
    """The lead of an item and where it starts: the strongest of the prepositions in front of it."""
    lead, start = "", line.starts[i]
    for k in range(i - 1, max(-1, i - 6), -1):
        word = line.leads[k]
        if word is None or line.kinds[k] in _ITEMS:
            break
        if word in ("", "not"):
            continue
        if lead and (word, lead) not in _STRONGER and lead not in _WEAK:
            break
        if lead == "in" and word in ("of", "for"):
            break
        lead = _STRONGER.get((word, lead), word if (not lead or lead in _WEAK) and word != "of" else lead)
        start = line.starts[k]
    return start, lead


def _tail_of(line: Line, i: int) -> tuple[str, int, int]:
    end = line.ends[i]
    if i + 1 < len(line.kinds) and line.kinds[i + 1] == _TAIL:
        tail = line.values[i + 1]
        return tail, line.ends[i + 1] if "soft" in tail else end, line.ends[i + 1]
    return "", end, end


def _finish(line: Line, i: int, scene: Scene, around: Around, found: list[Timex]) -> None:
    meaning, rule = line.values[i], line.rules[i]
    kind = type(meaning)
    if kind is Pair:
        _range(line, i, scene, around, found)
        return
    if kind is Clock:
        if not meaning.alone:
            return
        day = scene.mention.first if scene.mention and scene.mention.grain == "D" else scene.anchor
        meaning = Span(day.isoformat() + meaning.value, day, day, "D", type="TIME")
    name, window = _safe_window(meaning, scene, around)
    found.append(_timex(scene, meaning, (line.starts[i], around.end), window, _named(name, rule), around))


def _range(line: Line, i: int, scene: Scene, around: Around, found: list[Timex]) -> None:
    pair: Pair = line.values[i]
    left_end, right_start = line.joins[i]
    whole = _whole(pair, scene)
    name, window = _safe_window(whole, scene, around) if whole else ("", None)
    rule = _named(name, line.rules[i])
    found.append(_timex(scene, pair.left, (line.starts[i], left_end), window, rule, around))
    found.append(_timex(scene, pair.right, (right_start, around.end), window, rule, around))


def _whole(pair: Pair, scene: Scene) -> Span | None:
    if type(pair.right) is not Span:
        return None
    if type(pair.left) is not Span:
        return pair.right._replace(first=scene.anchor, grain="range", part="")
    return pair.left._replace(
        last=pair.right.last, grain="range" if pair.left.grain != "D" else "D", part=pair.right.part
    )


def _safe_window(meaning: Meaning, scene: Scene, around: Around) -> tuple[str, Window | None]:
    """The window, or none where it leaves the calendar."""
    try:
        return _window(meaning, scene, around)
    except (ValueError, OverflowError):
        return "", None


def _is_record(scene: Scene, around: Around) -> bool:
    """Whether a length says how long nothing like it was seen ("the lowest in 20 years")."""
    words = scene.text[max(0, around.phrase_start - 30) : around.phrase_start].split()
    return bool(words) and words[-1].lower().endswith(("est", "worst", "first", "time", "high", "low"))


def _window(meaning: Meaning, scene: Scene, around: Around) -> tuple[str, Window | None]:
    kind = type(meaning)
    if kind is Span:
        lead = around.tail if around.tail in ("until", "early as") else around.lead
        name, window = span_window(scene.anchor, meaning, lead, event=around.of_event)
    elif kind is Length:
        if around.lead == "in" and _is_record(scene, around):
            return "", None
        found = length_window(scene.anchor, meaning, around.lead, scene.lengths)
        if found is None:
            return "", None
        name, window = found
    else:
        window = vague_window(scene.anchor, meaning, scene.lengths)
        return "", window
    return name, with_tail(window, around.tail) if "soft" in around.tail else window


def _named(name: str, rule: Rule) -> str:
    return f"{name}: {rule.name}" if name else rule.name


def _timex(
    scene: Scene, meaning: Meaning, span: tuple[int, int], window: Window | None, rule: str, around: Around
) -> Timex:
    start, end = span
    past = (
        getattr(meaning, "back", False)
        or getattr(meaning, "ahead", "") == "last"
        or (type(meaning) is Span and meaning.last < scene.anchor)
    )
    return Timex(
        start, end, scene.text[start:end], meaning.type, meaning.value, scene.anchor, window, rule, past, around.clue,
        around.phrase_start, around.phrase_end, around.event,
    )  # fmt: skip
