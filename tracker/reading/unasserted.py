"""What is said without being foretold: questions, dropped plans, demands, denials, imagined conditions.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group, last_before
from tracker.grammar.phrases import subject
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.force import Force, screened
from tracker.reading.hedges import table

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
    if opening >= 0 and (tokens[opening].low in screened("open") or _asks(candidate, opening)):
        return True
    return _is_said_if(candidate)


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
    over = [parse.groups[a.group] for a in parse.attributions if a.group >= 0 and a.first <= candidate.head <= a.last]
    nearest = max((g for g in over if g.last < candidate.head), key=lambda g: g.first, default=None)
    if nearest is None or "," in parse.tagged.tags[nearest.last : candidate.head]:
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


def is_dropped(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "was due on Tuesday but was called off"."""
    head, parse = candidate.head, candidate.parse
    event = parse.groups[candidate.force.event] if candidate.force else None
    if event is not None and ((event.perfect and _was_to(candidate)) or _is_no_longer(candidate, event)):
        return True
    if parse.tagged.spelt[0] == "until recently" and "had" in parse.tagged.spelt:
        return True
    if candidate.force is not None and candidate.force.moved:
        return False
    stopped = [g for g in parse.groups if g.lemma in _CALLED_OFF and g.passive and g.head < head]
    if stopped:
        return candidate.force is None or candidate.force.by_subject
    before = [g for g in parse.groups if g.last < candidate.words[0]]
    planned = candidate.force is None or candidate.parse.tagged.tags[candidate.force.words[0]] == "N"
    if planned and before and _is_dropping(candidate, before[-1]):
        return True
    tags = parse.tagged.tags
    after = [g for g in parse.groups if g.head > head and _is_dropped_by(candidate, g)]
    return any(_ANOTHER.search(tags, head, g.first) is None for g in after)


_CALLED_OFF = frozenset(("cancel", "scrap", "call"))
_ANOTHER = re.compile(r"C[LJ#p]*[NX]")  # "and the final | was called off"


def _is_no_longer(candidate: Candidate, event: Group) -> bool:
    """Whether what a day names is given up: "the autumn fair will no longer take place"."""
    words = candidate.parse.tagged.lows(event.first, event.last)
    return candidate.at < event.first and candidate.relative is None and " no longer " in f" {words} "


def _is_dropped_by(candidate: Candidate, group: Group) -> bool:
    tags = candidate.parse.tagged.tags
    if _is_dropping(candidate, group):
        return _is_done_to(tags, group)
    behind_aside = tags[group.first - 1] in ",t"  # the plan is its subject, nothing named in between
    return group.form in {Form.PAST, Form.HAVE} and behind_aside and _is_among(candidate, group, "collapsed")


def _is_done_to(tags: str, group: Group) -> bool:
    """Whether a verb is passive, or a participle that "and" joins to another: "planned for May and called off"."""
    may_join = not group.passive and group.form in {Form.PAST, Form.PARTICIPLE}
    return group.passive or (may_join and _JOINED.search(tags[: group.first]) is not None)


_JOINED = re.compile(r"[EtN]C[A!]*$")


def _is_dropping(candidate: Candidate, group: Group) -> bool:
    return _is_among(candidate, group, "dropped")


def _is_among(candidate: Candidate, group: Group, names: str) -> bool:
    """Whether a verb, alone or with the particle that follows it, is one of a list of the screen."""
    after = candidate.parse.tagged.low(group.last + 1)
    return group.lemma in screened(names) or f"{group.lemma} {after}" in screened(names)


def _was_to(candidate: Candidate) -> bool:
    """Refuse "was to have been held", "should have told": what did not come about; a forecast "by" a day stays one."""
    force = candidate.force
    if force is None:
        return False
    word = candidate.parse.tagged.tokens[candidate.parse.groups[force.start].first].low
    by = candidate.parse.tagged.tokens[candidate.at].low.startswith("by ")
    return word in {"was", "were"} or (word in {"should", "ought"} and not by)


_WISHED = re.compile(r"\b(?:important|essential|vital|crucial|imperative|necessary|matters)\b.{0,20}\bthat\b[\w ]*$")


def is_demand(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "demanded that he resign by Friday", "told them that they should go"."""
    parse, force = candidate.parse, candidate.force
    start = parse.groups[force.start].first if force else candidate.words[0]
    if force is None or force.timetable:
        opening = _clause_opening(candidate)
        if opening >= 0 and parse.tagged.tokens[opening].low in _TIMES:
            return False
        wished = _WISHED.search(parse.tagged.lows(0, start - 1)) if start else None
        if wished is not None and parse.groups[force.start if force else 0].form is Form.PRESENT:
            return True
        asking = [g for g in parse.groups if g.last < start and g.lemma in screened("demand") and not g.passive]
        return bool(asking) and any(
            g.form is Form.INFINITIVE or g.form is Form.PRESENT for g in parse.groups if g.first > asking[0].last
        )
    obliging = parse.tagged.tokens[start].low in screened("obliging")
    return obliging and (_is_asked(candidate, start) or _is_advised(candidate))


def _is_asked(candidate: Candidate, start: int) -> bool:
    """Whether a verb of demand stands over the event; "told reporters" asks nothing of them."""
    parse = candidate.parse
    over = {a.group for a in parse.attributions if a.group >= 0 and a.first <= candidate.head <= a.last}
    over |= {n for n, g in enumerate(parse.groups) if g.last < start and ",C" not in parse.tagged.tags[g.last : start]}
    asking = [parse.groups[n] for n in over if parse.groups[n].lemma in screened("demand")]
    heard = [{t.low for t in parse.tagged.tokens[g.last + 1 : g.last + 4]} for g in asking]
    return any(words.isdisjoint(screened("audience")) for words in heard)


def _is_advised(candidate: Candidate) -> bool:
    """Whether "should be" is what somebody says of others; who rules or decides binds them instead."""
    parse, force = candidate.parse, candidate.force
    if force is None or not parse.groups[force.start].passive:
        return False
    if parse.groups[force.start].lemma in screened("completing"):
        return False
    over = [a for a in parse.attributions if a.first <= candidate.head <= a.last]
    return bool(over) and not any(a.group >= 0 and parse.groups[a.group].lemma in screened("binding") for a in over)


def is_opinion(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "it would be wrong to leave now", "the best way would be for them to wait": nothing to check."""
    force, tagged = candidate.force, candidate.parse.tagged
    if force is None or candidate.parse.groups[force.event].lemma != "be":
        return False
    after = candidate.parse.groups[force.event].last + 1
    who = subject(tagged, candidate.parse.groups[force.start])
    valued = tagged.spelt[who[0] : who[1] + 1] if who is not None and tagged.spelt[after] in {"for", "to"} else ()
    return any(low in screened("opinion") for low in (*tagged.spelt[after : after + 2], *valued))


def is_denied(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "denied that the ship would sail", "has not said what it will do", "declined to comment on"."""
    parse, force = candidate.parse, candidate.force
    if force is not None and parse.groups[force.start].lemma in table("refusal"):
        return parse.groups[force.event].lemma in screened("telling")
    if force is not None and _keeps_quiet(parse, force):
        return True
    if _is_groundless(candidate):
        return True
    for said in parse.attributions:
        if said.group >= 0 and said.first <= candidate.head <= said.last:
            group = parse.groups[said.group]
            denies = group.lemma in screened("denial")
            if denies or (group.negated and group.lemma in {"say", "confirm", "announce"}):
                return not _says_after_all(candidate, said.group)
    return False


def _says_after_all(candidate: Candidate, denial: int) -> bool:
    """Whether another verb of saying follows the denial: "denied a rift but said that it would vote in May"."""
    groups, tags = candidate.parse.groups, candidate.parse.tagged.tags
    later = [groups[a.group] for a in candidate.parse.attributions if denial < a.group]
    return any(g.last < candidate.head and re.search(r"C[A]*$", tags[: g.first]) for g in later)


_NO_GROUND = re.compile(
    r"\bno (?:reason to (?:believe|think|suppose|expect|suspect)"
    r"|(?:\w+ )?(?:signs?|indications?|evidence|guarantees?|proof|suggestion|assurances?|hint)(?: yet)?)"
    r" (?:that|the|he|she|they|it|any)\b"
)


def _is_groundless(candidate: Candidate) -> bool:
    """Whether nothing points to the event: "there is no sign that the strike will end soon"."""
    tagged = candidate.parse.tagged
    return "no" in tagged.spelt and _NO_GROUND.search(tagged.lows(0, candidate.head)) is not None


def _keeps_quiet(parse: Parse, force: Force) -> bool:
    """Whether nobody would talk: "would not comment before the hearing", "neither side could say when"."""
    start = parse.groups[force.start]
    refused = start.negated or "neither" in {t.low for t in parse.tagged.tokens[: start.first]}
    word = parse.tagged.tokens[start.first].low.removesuffix("n't").removesuffix("n’t")
    return refused and word in {"would", "could"} and parse.groups[force.event].lemma in screened("telling")


def is_fiction(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "In the film's last scene the heroine says that she will leave": told of a story."""
    tagged = candidate.parse.tagged
    if screened("stories").isdisjoint(tagged.spelt):
        return False
    opening = _LED_BY_PLACE.match(tagged.tags)
    told = tagged.spelt[: opening.end()] if opening and candidate.head > opening.end() else ()
    return not screened("stories").isdisjoint(told)


_LED_BY_PLACE = re.compile(r"P[LJNX#p]+")


def is_imagined(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "would win if they had a leader": the condition is only imagined."""
    spelt, tags = candidate.parse.tagged.spelt, candidate.parse.tagged.tags
    if "M" not in tags:
        return False
    if "if" in spelt:
        after = spelt.index("if") + 1
        return not _UNREAL.isdisjoint(spelt[after : after + 8])
    if "without" in spelt[:2] and _goes_on_unreal(candidate):
        return True
    return spelt[0] in _UNREAL and tags[1:2] in {"R", "L", "X"}


_UNREAL = frozenset(("had", "were"))


def _goes_on_unreal(candidate: Candidate) -> bool:
    """Whether the verb tells what would be going on now: "Without the dam the town would be sinking"."""
    force, tagged = candidate.force, candidate.parse.tagged
    group = candidate.parse.groups[force.start] if force else None
    return group is not None and group.form is Form.MODAL and tagged.tags[group.first : group.last + 1].endswith("bG")
