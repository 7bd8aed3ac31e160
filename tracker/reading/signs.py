"""Signs: words and shapes of words without which no rule can read anything, as one pattern for each kind of sign.

Invariant: a sign is sought in small letters, one byte a code point, with straight apostrophes (`plain`); what has no
sign tells nothing, what has one may.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import re2

from tracker.grammar.words import lemmas
from tracker.grammar.words import tags as lexicon_tags
from tracker.lexicon import load
from tracker.lexicon.spelling import one_of
from tracker.reading.hedges import table
from tracker.reading.kinds import scheduled_nouns

_WORD = r"(?:[a-z0-9'-]+ )"
_BE = "(?:is|are|was|were|be|been)"
_NOT = "(?:not|[a-z]+n't|never|hardly|scarcely)"
_PAST = frozenset("OEK")
_KINDS = ("called_off", "put_off")
_ALONE = ("collapses", "slips")


def plain(text: str) -> bytes:
    """Return a text as the patterns of this module take it, offsets kept.

    >>> plain("It WON’T open in Łódź.")
    b"it won't open in ??d?."
    """
    low = text.lower()
    low = low if len(low) == len(text) else text  # "İ" is two letters when small
    return low.replace("’", "'").encode("ascii", "replace")


_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED  # noqa: SLF001 - see `place`


def place(pattern: re2._Regexp, text: bytes, start: int, end: int) -> int:
    """Return where the first sign of `text[start:end]` begins, -1 for none.

    The binding is called itself: the objects that `search` makes of a match cost more than finding it.
    """
    found: int = pattern._regexp.Match(_ANYWHERE, text, start, end)[0][0]  # noqa: SLF001 - see above
    return found


def forms(bases: Iterable[str]) -> set[str]:
    """Return every form of some verbs, given in base form."""
    known = set(bases)
    return {form for form, base in lemmas().items() if base in known}


def _past(bases: Iterable[str]) -> set[str]:
    """Return the pasts and participles of some verbs."""
    return {f for f in forms(bases) if f.endswith("ed") or not _PAST.isdisjoint(lexicon_tags().get(f, ""))}


def _pattern(shapes: Iterable[str]) -> re2._Regexp:
    options = re2.Options()
    options.never_capture = options.longest_match = True  # only where a sign begins is asked
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 64 << 20  # with less the automaton of `fallen` is thrown away and built again, time and again
    told = "|".join(shapes).replace(" ", r"\s")  # a line may end between any two words
    return re2.compile(rf"\b(?:{told})\b".encode(), options)


def _either(words: Iterable[str]) -> str:
    return one_of({word.replace("’", "'") for word in words}, _SIGNS)


_SIGNS = {ord(sign): re2.escape(sign) for sign in ".+*?()[]|$^"}


def _lists(kinds: Iterable[str]) -> set[str]:
    return {words for kind in kinds for words in load("reading/outcomes")[kind]}


_TO_GO = "(?:days?|weeks?|months?|years?) (?:away|off|left|remaining|to go|to run)"


@cache
def ahead() -> re2._Regexp:
    """Return the pattern of what can look ahead: modals, predicates, verbs that take an infinitive, lengths to go."""
    predicates = {words.split()[0] for words in table("predicate") if words != "to"}
    verbs = {verb for place in ("verb", "order", "refusal") for verb in table(place)}
    words = {*table("modal"), *predicates, *forms(verbs), *table("noun")}
    waiting = rf"(?:is|are|am|'m|'re|'s) not {_WORD}{{1,5}}(?:until|till)"
    opening = rf"(?:is|are) {_WORD}{{1,3}}(?:from|starting|beginning)"  # "is sold from Friday"
    return _pattern((_either(words), "(?:is|are|was|were) to", "'(?:ll|d)", _TO_GO, waiting, opening))


@cache
def tying() -> re2._Regexp:
    """Return the pattern of what ties a time to another event: "in the wake of", "at the … summit"."""
    rows = load("reading/relative")
    cues = {cue for name in ("before", "during", "after", "bare", "clause") for cue in rows[name]} - {"at"}
    least = {cue for cue in cues if not any(f" {other} " in f" {cue} " for other in cues - {cue})}
    at = rf"at (?:which|(?:\S+ ){{1,8}}{_either(scheduled_nouns())})"
    then = "(?:by|before|until|till|between now and) (?:then|that (?:time|point|date|deadline))"
    nth = rf"on {_WORD}(?:very )?{_WORD}(?:day|morning|afternoon|evening|night)"
    return _pattern((_either(least), at, then, nth, rf"on {_WORD}day"))


@cache
def fallen() -> re2._Regexp:
    """Return the pattern of what tells, without a time, that something fell through, was put off or came as planned."""
    return _pattern((*_stopped(), *_undone(), *_as_it_stands(), _either(_lists(("measured",)))))


def _stopped() -> tuple[str, ...]:
    """Shapes of `stopping`: a verb of stopping in the past, a phrase, a noun: "the postponement of"."""
    verbs = _lists(_KINDS)
    alone = {words for words in _lists(_ALONE) if " " not in words}
    phrases = _lists((*(f"{kind}_phrases" for kind in _KINDS), *_ALONE, "moves")) - alone
    apart = [words.partition(" ") for words in _lists(f"{kind}_apart" for kind in _KINDS)]
    opened = {verb for verb, _, _ in apart}
    nouns = {noun for kind in load("reading/outcomes")["nouns"].values() for noun in kind}
    return (
        _either({*_past(verbs), *forms(alone), *(words for words in phrases if " " in words)}),
        rf"{_BE} {_WORD}{{0,3}}{_either(form for form in forms(verbs) if form.endswith('ing'))}",
        rf"(?:do|does|did) {_WORD}{{0,2}}{_either(verbs)}",
        rf"{_either(_past(_lists(('brings_about',))))} {_WORD}{{0,4}}{_either(verbs | opened)}",
        rf"{_either(forms(verb for verb, _, _ in apart))} {_WORD}{{1,5}}{_either(end for _, _, end in apart)}",
        rf"{_either(forms(_moves()))} (?:back|forward)",
        rf"the {_either(nouns)} of",
    )


def _undone() -> tuple[str, ...]:
    """Shapes of `undone`: a denied deed or event, "failed to", "without a"."""
    deeds = {words.split()[0] for kind in ("done", "comes", "happens") for words in _lists((kind,))}
    verbs = _either(forms({*deeds, *(verb for words in load("reading/kinds")["verb"].values() for verb in words)}))
    happens = _either(words for words in _lists(("happens",)) if " " in words)
    return (
        rf"(?:(?:(?:did|could)(?:n't| {_NOT})|never|(?:will not|won't) be) {_WORD}{{0,4}}|ha(?:s|ve) been ){verbs}",
        rf"(?:no|nor|neither|cannot|{_NOT}) {_WORD}{{0,9}}{happens}",
        r"no [a-z-]+ (?:was|were)",
        rf"{_either(_past(_lists(('fails',))))} to",
        "no longer",
        "without an?",
        "after all",
    )


def _as_it_stands() -> tuple[str, ...]:
    """Shapes of what is said of an event as it stands: "is off", "is on hold", "was not ready"."""
    states = _lists(f"{kind}_states" for kind in _KINDS)
    denied = {words.removeprefix("not ") for words in states if words.startswith("not ")}
    return (
        rf"{_BE} {_WORD}{{0,3}}{_either(state for state in states if not state.startswith('not '))}",
        rf"{_NOT} {_WORD}{{0,3}}{_either(denied)}",
        r"(?:is|are) off",
        "still not",
        "(?:have to|must) wait",
        *_let_go(),
    )


def _let_go() -> tuple[str, ...]:
    """Shapes of `let_go`: "speaks of it any more", "no more talk of", "missed another date", "kept them from"."""
    lasting = _either(_lists(("lasting",)))
    return (
        rf"{_either(_past(_lists(('extends',))))} (?:the|its|their|his|her|a) {_WORD}{{0,3}}{lasting}",
        "any (?:more|longer)|anymore|no more (?:talk|mention)",
        rf"miss(?:ed|es|ing) {_WORD}{{1,3}}{_either(_lists(('days_set',)))}",
        rf"{_either(_past(_lists(('keeps_from',))))} {_WORD}{{1,6}}from",
        rf"(?:let|lets|letting) {_WORD}{{1,5}}{_either(_lists(('let_go_by',)))}",
        rf"(?:past|beyond) (?:the|its|their|his|her|a) {_WORD}{{0,3}}{_either(_lists(('days_set',)))}",
        rf"{_either(_lists(('days_set',)))} {_WORD}{{0,5}}(?:passed|lapsed|gone|went)",
        rf"turned {_WORD}{{0,4}}(?:back|away|around)",
        _either(_lists(("gives_up_doing",))),
        rf"(?:the|its|their|his|her|'s) {_WORD}{{0,1}}{_either(_lists(('stopped',)))}",
    )


@cache
def moved() -> re2._Regexp:
    """Return the pattern of what tells, beside a time, that something is put off to it or was not held on it."""
    not_before = rf"{_NOT} {_WORD}{{0,6}}(?:before|until|till)"
    other_day = ("(?:will|would|is|are) now", "there (?:was|were|will be) no", not_before, *_not_then())
    return _pattern((_either(forms(_moves())), *other_day))


def _not_then() -> tuple[str, ...]:
    """Shapes of `not_then`: "will not fly this year", "on May 21 instead of May 18", "now meets", "January went by"."""
    gone = _either({words.partition(" ")[2] for words in _lists(("goes_by",))})
    return ("will not|won't|nor will", "instead of|rather than|(?:and )?not", "now", gone, "passed")


def _moves() -> set[str]:
    return {words for words in load("reading/outcomes")["moves"] if " " not in words} | {"bring", *_lists(("extends",))}


@cache
def held() -> re2._Regexp:
    """Return the pattern of a known event, of which something may be told: "the conference", "its two summits"."""
    known = rf"(?:the|its|their|his|her|this|that|'s) {_WORD}{{0,2}}{_either(scheduled_nouns())}"
    return _pattern((known, "now that"))
