"""Words that can be a verb or a noun, "plans" and "face" and "vote": which of the two one is, where it stands.

Invariant: the tag given is one of those the word can have, or "J", "N" for a verb that only describes.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.grammar.agreement import ITSELF, agrees, goes_on, is_kept, is_of_one, is_sole
from tracker.grammar.neighbours import WITH_OF, Neighbours, words_of
from tracker.grammar.opinions import figures, holds, reckons
from tracker.grammar.words import lemma, timetable
from tracker.lexicon import load

_CLAUSE = re.compile(r"S[LJ]*(?:[NX]|[NX]P[LJ]*[NX])+$")
_AFTER_ASIDE = re.compile(r"^\^[LJNX#p]+,(?:(?:W[^,]*|[LJNX#pPAEt]+),){1,3}$")
_OPENS = re.compile(r"[;:\"cSWC]")
_FINITE = re.compile(r"[MBHDZOV]")
# "he set aside vacation | plans", "the mayor ordered his economics | commission to report"
_DONE_BY = re.compile(r"\^?(?:A*RA*E|[LJNX#]*[NX]EL)")
_COLLECTIVES = words_of("collectives")
_ADJECTIVES_FIRST = frozenset(("clear", "free", "present", "fit", "own"))  # verbs only after "to" or a modal
_MIDDLE = words_of("middle")
_RINGING = words_of("ringing")
_TAKEN = words_of("taken")
_HOLDING = words_of("holding")
_STAYING = words_of("staying")
_IN_THE_END = re.compile(r",(?:L[JNX]*[NX]|X+)$")  # "…, the ministry | estimates."
_FORECASTER = re.compile(r",[LJNX#]*[NX](?:P[LJNX]+)?$")
_THAT = re.compile(r"[\^,\"][LJ#]*Nc$")  # "firms that | deal with them"
_SOME = frozenset(("few", "many", "most", "some", "all", "both", "several"))
_READY = frozenset(("ready", "idle", "empty", "still", "firm"))
_PLAYING = words_of("playing")
_GOING = words_of("going")
_AFTER_VERB = words_of("after_verb")
_VERBS = frozenset("MBHDZO")
_BEHIND_PLURAL, _BEHIND_SUBJECT = frozenset("EOMBHZ"), frozenset("MBHDOE")
_BEHIND_DAY, _GOES_ON, _BRACKETS = ("tC", "t,C"), frozenset("PLTrAt"), re.compile(r"\([^()]*\)")
_OPENING = frozenset('^,"SWcC')
_FIGURES = frozenset("0123456789$")
_ENDS = frozenset((",", "."))
_DESCRIBING = words_of("describing")


def verb_or_noun(near: Neighbours, options: str, index: int) -> str:  # noqa: PLR0911 - one rule a line, the surest first
    """Return the tag of the word at `index`, which can be a verb: one of `options`, mostly."""
    before = near.out[-1]
    verb = "V" if "V" in options else "Z"
    described = options[0] == "J" and (before in "VEKObBHA" or near.tokens[index].low in _ADJECTIVES_FIRST)
    if described or is_kept(near, index):
        return "J"
    if options[0] in "VZ" and near.tokens[index - 1].low in _SOME and near.out[-2:-1] in _OPENING:
        return options[0]  # "if all goes well"
    if (
        (before == "Z" and options == "Z")
        or (near.low(index) in _TAKEN and lemma(near.low(index - 1)) == "take")
        or _is_of_something(near, options, index)
    ):
        return "N"
    if before == "#" and options == "V" and is_sole(near, index, "V"):
        return "V"  # "voters in all 25 elect a parliament"
    if near.is_nominal(index, options) and _is_noun(near, options, index):
        return "E" if "E" in options and before == "#" else "N"
    if before in "bBHV" or (before in "A!" and near.out.rstrip("A!")[-1:] in {"B", "H"}):
        plain = "N" if options == "Z" and before == "B" else options[0]  # "there are fears that"
        return next((o for o in options if o in "EK"), "J" if before == "V" and "E" in options else plain)
    if before in "RW":
        return _after_pronoun(near, options, verb, index)
    if options[0] != "N":
        return _plain_verb(near, options, verb, index)
    if "E" in options and before in "NX," and near.low(index + 1) in {"a", "an"} and _wants_verb(near, index):
        return "E"  # "the chairman forecast a loss"
    return verb if _is_verb(near, index, verb) else "N"


def _is_of_something(near: Neighbours, options: str, index: int) -> bool:
    """Whether "of" makes a form in -s a noun: "the first air drops of rice", not "the panel consists of"."""
    return options == "Z" and near.low(index + 1) == "of" and lemma(near.tokens[index].low) not in WITH_OF


def _is_noun(near: Neighbours, options: str, index: int) -> bool:
    """Whether a word in a noun phrase is its noun: what only ends it in -s may be the verb, "the three plans"."""
    if "Z" in options and near.low(index - 1) in _OF_ONE:
        return False  # "Another opens on Friday", "That ends June 30"
    if options != "Z" or near.out[-1] not in "J#":
        return True
    counted = near.out.endswith("P#") and near.low(index - 2) in _COUNTING  # "with 14 | wins and one loss"
    counted = counted or _WHOLE_OBJECT.search(near.out) is not None
    return counted or near.options(index + 1)[:1] in _BEHIND_PLURAL


_OF_ONE = frozenset(("another", "this", "that"))  # no plural noun stands behind them
_WHOLE_OBJECT = re.compile(
    r"(?:[TM][A!]*V#|[VEOKGZ]A*PJ)$"
)  # "is to get two | drops", "went back to usual | schedules"
_COUNTING = frozenset(("with", "by", "after", "in", "for", "from"))


def _shares_modal(near: Neighbours, index: int) -> bool:
    """Whether a word goes on behind a day from a modal: "will debate the bill on Tuesday and | vote on it"."""
    out = _BRACKETS.sub("", near.out)  # "at 7 a.m. (0500 GMT) on Sunday"
    clause = _OPENS.split(out[:-1])[-1]
    return out.endswith(_BEHIND_DAY) and "M" in clause and near.options(index + 1)[:1] in _GOES_ON


def _is_compound(near: Neighbours, index: int) -> bool:
    """Whether a verb without -s behind a single noun makes one noun with it: "its summer | break"."""
    one = near.tokens[index - 1].low
    return near.low(index) in _COMPOUNDED and not one.endswith("s") and one not in _COLLECTIVES


_COMPOUNDED = words_of("compounded")


def _is_verb(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a word that is a noun first is the verb of its clause all the same."""
    before = near.out[-1]
    if (before == "A" and _is_after_adverb(near, index, verb)) or (verb == "V" and _shares_modal(near, index)):
        return True
    if before == "C" and goes_on(near, index, verb):
        return True
    if before == "c" and verb == "V" and _THAT.search(near.out) and near.options(index + 1)[:1] == "P":
        return near.tokens[index - 2].low.endswith("s")
    if before == "r" and verb == "Z" and near.tokens[index - 1].low in ITSELF and near.out[-2] in "NX":
        return True  # "the company itself | reports earnings"
    if before in "NXt,)CG" and (_is_timetable(near, index, verb) or _ends_clause(near, index, verb)):
        return True
    return _is_behind_aside(near, index, verb) or is_sole(near, index, verb)


def _is_behind_aside(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a subject and its aside stand before: "The dean, who turned 70, winds up his tour"."""
    if near.out[-1] != "," or _AFTER_ASIDE.search(near.out) is None:
        return False
    if verb == "Z":
        return near.options(index + 1)[:1] not in _VERBS
    figure = near.low(index + 1) == "to" and near.options(index + 2)[:1] == "#"
    many = near.tokens[near.out.index(",") - 2].low.endswith("s")  # "Rates, unchanged since May, rise on Monday"
    return many and (figure or near.options(index + 1) == "t")


def _is_after_adverb(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a subject and an adverb of the verb stand before: "the firm also aims to", "banks still face"."""
    before = near.out.rstrip("A")
    subject = near.tokens[len(before) - 2].low if len(before) > 1 else ""
    plural = subject.endswith("s") or subject in _COLLECTIVES
    return near.tokens[index - 1].low in _MIDDLE and before[-1] in "NX)" and (verb == "Z") != plural


def _ends_clause(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a form in -s is the verb of a subordinate clause: "until the crisis ends"."""
    low, following, subject = near.tokens[index].low, near.low(index + 1), near.tokens[index - 1].low
    if low in {"hopes", "aims", "calls"} and following not in _ENDS:
        return following == "for" and subject not in _RINGING  # "the envoy hopes for an end"
    foretold = low == "forecast" and following in _ENDS and _FORECASTER.search(near.out)  # "…, the refinery forecast."
    if (
        foretold
        or (low in {"stand", "stands"} and following in _READY)
        or (low in {"stay", "stays"} and following in _STAYING)
    ):
        return True
    if low.removesuffix("s") in _HOLDING and following in {*_ENDS, ";"} and "," in near.out:  # "…, planners hope."
        held = subject.endswith("s") or subject in _COLLECTIVES or (near.out[-1] == "X" and low == "forecast")
        if held if verb == "V" else _IN_THE_END.search(near.out):
            return True
    if verb == "V" and subject.endswith("s") and subject not in _DESCRIBING:
        on = following in {"it", "them", "this", "that"} or following in _ENDS  # "until conditions warrant it"
        return on and _CLAUSE.search(near.out) is not None
    if verb != "Z" or (subject.endswith("s") and not subject.endswith(("is", "ss", "us"))):
        return False
    ends = following in _ENDS or near.options(index + 1)[:1] in {".", "t", "P", "S", "A", "L", "r"}
    return ends and _CLAUSE.search(near.out) is not None


def _after_pronoun(near: Neighbours, options: str, verb: str, index: int) -> str:
    if "O" in options:
        return "O"
    singular = near.tokens[index - 1].low in {"he", "she", "it"} or is_of_one(near)
    return "E" if "E" in options and verb == "V" and singular else verb


def _plain_verb(near: Neighbours, options: str, verb: str, index: int) -> str:
    if options[0] == "V" and near.out[-1] == "N" and _is_compound(near, index):
        return "N"
    if verb == "V" and ("E" in options or "O" in options) and near.out[-1] in "NXRt":
        return "E" if "E" in options else "O"
    return verb


def _is_timetable(near: Neighbours, index: int, verb: str) -> bool:
    """Whether a noun-like form is the clause's verb: "the talks start on Monday", "the firm plans to sell"."""
    if not agrees(near, index, verb) or not _wants_verb(near, index):
        return False
    low, subject, following = near.tokens[index].low, near.tokens[index - 1].low, near.low(index + 1)
    told = following == "that" and (subject.endswith("s") if verb == "V" else holds(near, low))
    told = told or figures(near, index) or reckons(near, index, verb)
    told = told or (following == "by" and verb == "Z" and near.low(index + 2)[:1] in _FIGURES)  # "rises by 9 percent"
    if told or (low == "calls" and following == "for" and subject in _programmes()):
        return True
    if verb == "V" and subject in _speakers():
        return near.options(index + 1) not in {".", "t"}
    if following == "to":
        risen = verb == "Z" and near.low(index + 2)[:1] in _FIGURES  # "the tax rises to 30 percent"
        return risen or near.starts_verb(index + 1) or (low in _GOING and low in timetable())
    if low.removesuffix("s") in {"start", "stop"} and near.options(index + 1) == "G":
        return True  # "fans start arriving"
    return low in timetable() and _is_led_on(near, index, verb)


def _wants_verb(near: Neighbours, index: int) -> bool:
    """Whether the clause has no verb yet, neither before the word nor behind a day: "the talks Monday will"."""
    perfect = "H" if near.tokens[index].low.endswith("s") else ""  # "has passed the tests and leaves Kiel in May"
    told = f"ZM{perfect}" if near.low(index + 1) != "to" else "ZMBOH" if near.out.endswith(",C") else "ZMB"
    if near.out[-1] == "C" and not any(x in near.out for x in told):
        return False
    if near.options(index + 1) == "t" and near.options(index + 2)[:1] in _BEHIND_SUBJECT:
        return False
    clause = _OPENS.split(near.out)[-1]
    return near.out[-1] == "," or (_FINITE.search(clause) is None and _DONE_BY.match(clause) is None)


def _is_led_on(near: Neighbours, index: int, verb: str) -> bool:
    """Whether what follows the verb of a timetable goes on from it: a day, a rival, a preposition."""
    low, team = near.tokens[index].low, near.tokens[index - 1].low in _COLLECTIVES
    figure = verb == "Z" and near.low(index + 1).isdigit()  # "the mayor turns 52 on Friday"
    if near.options(index + 1) == "t" or near.low(index + 1) in _AFTER_VERB or figure:
        return True
    rival = (team or low in _PLAYING or verb == "Z") and near.name_follows(index + 1)
    return rival or (team and near.options(index + 1) == "")


@cache
def _programmes() -> frozenset[str]:
    """Return the nouns for plans and papers, which can call for something: "the plan calls for a vote"."""
    return frozenset((*load("reading/screen")["providing"], *load("reading/reporting")["accords"]))


@cache
def _speakers() -> frozenset[str]:
    """Return the plural nouns for people, after which a noun-like form is a verb: "analysts forecast"."""
    return frozenset(word for word in load("reading/reporting")["speakers"] if word.endswith("s"))
