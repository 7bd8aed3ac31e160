"""What is said without being foretold: questions, demands, opinions.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group, last_before
from tracker.grammar.phrases import subject
from tracker.grammar.subjects import who as doer
from tracker.reading.attribution import is_speaker
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force, screened

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


_TIMES = frozenset(("when", "after", "before", "until", "once"))  # they open a clause that is asked of nobody


def is_open_question(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "It is unclear whether they will meet", "if they meet"."""
    tokens = candidate.parse.tagged.tokens
    if _is_asked_there(candidate):
        return True
    if tokens[0].low == "should" and candidate.force is not None and candidate.force.words[0] == 0:
        return True
    opening = _clause_opening(candidate)
    asks = opening >= 0 and (tokens[opening].low in screened("open") or _asks(candidate, opening))
    return (asks and not _is_of_noun(candidate, opening)) or _is_said_if(candidate)


def _is_of_noun(candidate: Candidate, opening: int) -> bool:
    """Whether an infinitive shuts the question into a noun: "A decision on whether to extend it is due"."""
    tagged, force = candidate.parse.tagged, candidate.force
    start = candidate.parse.groups[force.start].first if force is not None else candidate.words[0]
    return tagged.tags[opening - 1 : opening + 2] == "PST" and start > opening + 1


def _is_asked_there(candidate: Candidate) -> bool:
    """Whether a question mark ends the sentence of the event, or that of the quotation it stands in."""
    spelt = candidate.parse.tagged.spelt
    marks = [i for i in range(candidate.head, len(spelt)) if spelt[i] == "?"]
    return bool(marks) and (marks[0] + 1 == len(spelt) or spelt[marks[0] + 1] in {'"', "”", "''"})


def _is_said_if(candidate: Candidate) -> bool:
    """Whether the event is what somebody would first have to say: "if the bank promises that it will pay"."""
    parse = candidate.parse
    if _IF.isdisjoint(parse.tagged.spelt):
        return False
    over = [parse.groups[a.group] for a in parse.over(candidate.head) if a.group >= 0]
    nearest = max((g for g in over if g.last < candidate.head), key=lambda g: g.first, default=None)
    if nearest is None or "," in parse.tagged.tags[nearest.last : candidate.head]:
        return False
    if parse.tagged.low(nearest.last + 1) in {"yes", "so"}:  # "If both say yes a council is to be chosen"
        return False
    opening = _opening_before(parse, nearest.first)
    return opening >= 0 and parse.tagged.spelt[opening] in _IF


_IF = frozenset(("if", "unless"))


def _asks(candidate: Candidate, opening: int) -> bool:
    """Whether "what", "who" or "how" opens a question and not a relative clause."""
    tagged = candidate.parse.tagged
    before = tagged.tags[opening - 1] if opening else "^"
    word = tagged.tokens[opening].low
    asks = word in screened("question") and (tagged.tags[opening] == "W" or word in {"how", "why"})
    return asks and before in "^PVZEOK"


def _clause_opening(candidate: Candidate) -> int:
    """Return the subordinator that opens the event's clause, -1 where none does."""
    force = candidate.force
    return _opening_before(candidate.parse, candidate.parse.groups[force.start].first if force else candidate.words[0])


def _opening_before(parse: Parse, start: int) -> int:
    """Return the subordinator of the clause whose verb, or first word, is token `start`, -1 for none."""
    tags, verb = parse.tagged.tags, last_before(parse.groups, start, finite=True)
    for index in range(start - 1, -1, -1):
        if tags[index] in "SW":
            return index
        if index <= verb or tags[index] in ",;:-cC":
            return -1
    return -1


_WISHED = re.compile(r"\b(?:important|essential|vital|crucial|imperative|necessary|matters)\b.{0,20}\bthat\b[\w ]*$")


def is_demand(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "demanded that he resign by Friday", "told them that they should go"."""
    parse, force = candidate.parse, candidate.force
    start = parse.groups[force.start].first if force else candidate.words[0]
    if force is not None and (_is_bidding(parse, force, start) or _is_asked_for(parse, force)):
        return True
    if force is None or force.timetable:
        opening = _clause_opening(candidate)
        if opening >= 0 and (parse.tagged.tokens[opening].low in _TIMES or parse.tagged.tags[opening] == "W"):
            return False
        wished = _WISHED.search(parse.tagged.lows(0, start - 1)) if start else None
        if wished is not None and parse.groups[force.start if force else 0].form is Form.PRESENT:
            return True
        asking = [g for g in parse.groups if g.last < start and _demands(parse, g) and _asks_on(parse, g, start)]
        return bool(asking) and any(
            g.form is Form.INFINITIVE or g.form is Form.PRESENT for g in parse.groups if g.first > asking[0].last
        )
    obliging = parse.tagged.tokens[start].low in screened("obliging")
    return obliging and (_is_asked(candidate, start) or _is_advised(candidate))


def _asks_on(parse: Parse, group: Group, start: int) -> bool:
    """Whether a verb asks for what begins at `start`: not in "The strike, called to press for a raise, | starts"."""
    tags = parse.tagged.tags
    aside = group.form is Form.INFINITIVE and tags[:start].rstrip("A").endswith(",")
    aside = aside or (_IN_ASIDE.search(tags[: group.first]) is not None and "," in tags[group.last : start])
    return not (aside or group.passive or group.form is Form.PARTICIPLE)


_IN_ASIDE = re.compile(r",W[^,]*$")  # "The club, which asked fans to wait, | sells seats for tonight's game"


def _is_bidding(parse: Parse, force: Force, start: int) -> bool:
    """Whether a verb that opens its sentence or quotation bids somebody: "Come back in a week"."""
    tags = parse.tagged.tags
    return force.timetable and tags[start] == "V" and (not start or tags[:start] in {'"', "-", ":"})


def _is_asked_for(parse: Parse, force: Force) -> bool:
    """Whether somebody asks for what an infinitive tells: "called for the law to be changed by June"."""
    group, before = parse.groups[force.start], [g for g in parse.groups[: force.start] if g.lemma in _ASKING]
    if group.form is not Form.INFINITIVE or not before or before[-1].passive:
        return False
    asked = before[-1]
    between = parse.tagged.tags[asked.last + 2 : group.first]
    also = _ASKED_ALSO.search(parse.tagged.tags, asked.last + 2, group.first)  # "and for a vote | to be held"
    also_for = also is not None and parse.tagged.low(also.start() + 1) == "for"
    return parse.tagged.low(asked.last + 1) == "for" and (also_for or _ASKED_FOR.fullmatch(between) is not None)


def _demands(parse: Parse, group: Group) -> bool:
    """Whether a verb is one of demand: "called for", not "called the vote a farce"."""
    calls = group.lemma != "call" or parse.tagged.low(group.last + 1) in _CALLED_FOR
    return calls and group.lemma in screened("demand")


_CALLED_FOR = frozenset(("for", "on", "upon"))
_ASKING = frozenset(("ask", "call", "plead", "press", "push", "appeal", "lobby"))
_ASKED_FOR = re.compile(r"[LJNX#pPCEG]+")
_ASKED_ALSO = re.compile(r"CP[LJNX#pPEG]+$")


def _is_asked(candidate: Candidate, start: int) -> bool:
    """Whether a verb of demand stands over the event; "told reporters" asks nothing of them."""
    parse = candidate.parse
    over = {a.group for a in parse.over(candidate.head) if a.group >= 0}
    over |= {n for n, g in enumerate(parse.groups) if g.last < start and ",C" not in parse.tagged.tags[g.last : start]}
    asking = [parse.groups[n] for n in over if _demands(parse, parse.groups[n])]
    asking = [g for g in asking if not (_informs(parse, g, start) or _is_in_relative(parse, g, start))]
    heard = [{t.low for t in parse.tagged.tokens[g.last + 1 : g.last + 4]} for g in asking]
    return any(words.isdisjoint(screened("audience")) for words in heard)


def _is_in_relative(parse: Parse, group: Group, start: int) -> bool:
    """Whether a verb only tells what the subject is: "the kiln that the guild wants to hire | should be ready"."""
    led = _LED_IN.search(parse.tagged.tags[: group.first])
    modal = next((n for n, g in enumerate(parse.groups) if g.first == start), None)
    who = doer(parse.tagged, parse.groups, modal) if led is not None and modal is not None else None
    return who is not None and led is not None and who[1] < led.start() + 1 and parse.tagged.tags[start - 1] != "c"


_LED_IN = re.compile(r"[NX],?P?[Wc](?:[LJNX#]*[NX]|R)?A*$")


def _informs(parse: Parse, group: Group, start: int) -> bool:
    """Whether a "told" only says what a thing should do: "were told that the first doses | should reach them"."""
    modal = next((g for g in parse.groups if g.first == start), None)
    who = subject(parse.tagged, modal) if modal is not None and group.lemma == "tell" else None
    if who is None or modal is None or modal.passive:
        return False
    persons = any(parse.tagged.tags[i] in "RX" or is_speaker(parse.tagged.spelt[i]) for i in range(who[0], who[1] + 1))
    return not persons


def _is_advised(candidate: Candidate) -> bool:
    """Whether "should" is what somebody says of others; who rules or decides binds them instead.

    What others should do of their own will is advice; what should come by itself, or be done by then, a forecast.
    """
    parse, force = candidate.parse, candidate.force
    if force is None or parse.groups[force.start].perfect:
        return False
    group = parse.groups[force.start]
    if group.lemma in screened("completing") or not (group.passive or _is_own_deed(parse, group)):
        return False
    over = parse.over(candidate.head)
    return bool(over) and not any(a.group >= 0 and parse.groups[a.group].lemma in screened("binding") for a in over)


def _is_own_deed(parse: Parse, group: Group) -> bool:
    """Whether a verb is one that somebody does or leaves undone: "Israel should lift the blockade"."""
    who = subject(parse.tagged, group)
    if group.lemma not in screened("deeds") or who is None or not any(map(_DEADLINE.match, parse.tagged.spelt)):
        return False
    return any(parse.tagged.tags[i] == "X" or is_speaker(parse.tagged.spelt[i]) for i in range(who[0], who[1] + 1))


def _is_saw(candidate: Candidate, force: Force) -> bool:
    """Whether only time is said to tell or to show: "the summer would tell"."""
    tags, event = candidate.parse.tagged.tags, candidate.parse.groups[force.event]
    alone = tags[event.last + 1 : event.last + 2] in {"", ".", ",", ";", "C"}
    return alone and event.lemma in {"tell", "show"} and candidate.at + 1 == event.first


_DEADLINE = re.compile(r"(?:by|within|before) \w|at once$|immediately$|as soon as possible$")


def is_opinion(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "it would be wrong to leave now", "the best way would be for them to wait": nothing to check."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is not None and _is_saw(candidate, force):
        return True
    if force is None or candidate.parse.groups[force.event].lemma != "be":
        return False
    after = candidate.parse.groups[force.event].last + 1
    who = subject(tagged, candidate.parse.groups[force.start])
    valued = tagged.spelt[who[0] : who[1] + 1] if who is not None and tagged.low(after) in {"for", "to"} else ()
    return not screened("opinion").isdisjoint((*tagged.spelt[after : after + 2], *valued))
