"""What is said not to come: plans dropped in the same sentence, denials, what nothing points to.

Invariant: a test says true where docs/windows.md, section 1, counts no prediction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.grammar.groups import Form, Group
from tracker.reading.discourse import Discourse, Parse
from tracker.reading.event_kinds import kind_of
from tracker.reading.force import Force, screened
from tracker.reading.foretold import moving
from tracker.reading.gone_by import began, is_day_gone, is_round_again, just_past
from tracker.reading.values import Kind

if TYPE_CHECKING:
    from tracker.reading.candidates import Candidate


def is_dropped(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "was due on Tuesday but was called off"."""
    head, parse = candidate.head, candidate.parse
    event = parse.groups[candidate.force.event] if candidate.force else None
    if event is not None and ((event.perfect and _is_over(candidate)) or _is_no_longer(candidate, event)):
        return True
    if parse.tagged.spelt[0] == "until recently" and "had" in parse.tagged.spelt:
        return True
    if candidate.force is not None and candidate.force.moved:
        return False
    stopped = [g for g in parse.groups if _is_called_off(parse, g) and g.passive and g.head < head]
    if stopped:
        return candidate.force is None or candidate.force.by_subject
    before = [g for g in parse.groups if g.last < candidate.words[0]]
    planned = candidate.force is None or candidate.parse.tagged.tags[candidate.force.words[0]] == "N"
    kept_out = before and "from" in parse.tagged.spelt[before[-1].last : candidate.words[0]]  # "barred her from a race"
    if planned and before and not kept_out and _is_dropping(candidate, before[-1]):
        return True
    after = [g for g in parse.groups if g.head > head and _is_dropped_by(candidate, g)]
    return any(_is_of_it(candidate, g) for g in after)


def _is_called_off(parse: Parse, group: Group) -> bool:
    """Whether a verb stops an event: "was cancelled", "was called off", not "are called to the polls"."""
    return group.lemma in _CALLED_OFF and (group.lemma != "call" or parse.tagged.low(group.last + 1) == "off")


def is_changed(_: Discourse, candidate: Candidate) -> bool:
    """Refuse "was due to open on Friday but will now begin in May", "was to rule on Friday but has delayed it"."""
    parse, force = candidate.parse, candidate.force
    if force is None or _has_other_day(candidate, force):
        return force is not None
    if parse.tagged.spelt[parse.groups[force.start].first] not in _PLANNED:
        return False
    if _is_extended(candidate, force):
        return True
    but = next((i for i, low in enumerate(parse.tagged.spelt) if low == "but" and i > candidate.head), None)
    if but is None:
        return False
    after = [g for g in parse.groups if g.first > but and g.finite]
    now = any("now" in parse.tagged.spelt[g.first : g.last + 2] and g.form in {Form.MODAL, Form.BE} for g in after)
    return now or any(g.first == but + 1 and not g.passive and _is_dropping(candidate, g) for g in after)


def _is_extended(candidate: Candidate, force: Force) -> bool:
    """Whether the verb over a relative clause undoes its day: "has extended the contract that was to end on Friday"."""
    parse, start = candidate.parse, candidate.parse.groups[force.start]
    led = parse.tagged.tags[: start.first].rstrip("A").endswith(("W", "c"))
    over = next((g for g in reversed(parse.groups) if g.finite and g.last < start.first), None)
    undone = over is not None and (over.lemma in screened("extending") or _is_dropping(candidate, over))
    return led and over is not None and undone and over.form in {Form.PAST, Form.HAVE}


def _has_other_day(candidate: Candidate, force: Force) -> bool:
    """Whether the subject tells the old day: "the launch, planned for Monday, will now be on the 28th"."""
    tagged, start = candidate.parse.tagged, candidate.parse.groups[force.start]
    led = tagged.tags[start.first - 1 : start.first]
    end = tagged.tags.find(",", candidate.at) if led == "," else candidate.at
    described = start.form is Form.PARTICIPLE or (start.form is Form.BE and led in "Wc")
    main = next((g for g in candidate.parse.groups if g.first > end and g.finite), None)
    if not described or end < 0 or main is None or "S" in tagged.tags[start.first : end]:
        return False
    if led != "," and main.first != end + 1:
        return False
    anew = not {"now", "instead"}.isdisjoint(tagged.spelt[end : main.last + 2]) and main.form in {Form.MODAL, Form.BE}
    moved = tagged.tags[main.last + 1 : main.last + 2] == "t" and main.form in {Form.PAST, Form.HAVE}
    return anew or (main.passive and main.lemma in moving()) or (moved and main.lemma in _SLIPPING)


_SLIPPING = frozenset(("slip", "slide"))  # "the launch planned for Friday has slipped to June"


def is_overdue(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "was due October 15" in November: the day has gone by, the next of its name is most of a year off."""
    force, parse = candidate.force, candidate.parse
    number = parse.tagged.tokens[candidate.at].timex
    if force is None or number < 0 or candidate.relative is not None:
        return False
    word = parse.tagged.tokens[parse.groups[force.start].first].low
    time = page.ahead(number) or page.times[number]
    unable = force.negated and word in {"could", "couldn't", "couldn’t"}
    if unable and time.is_day and began(page, time):
        return True  # "could not be had at any price on Tuesday", in Tuesday's paper
    past = unable or word in {"was", "were", "had"}
    return (past and (just_past(page, time) or is_round_again(page, time))) or (
        word in {"would", "'d", "’d"} and is_day_gone(page, time)
    )


def dates_the_order(page: Discourse, candidate: Candidate) -> bool:
    """Refuse "was told Friday to leave by noon", "were ordered on Monday to pay": the day of the order."""
    force, parse = candidate.force, candidate.parse
    if force is None or candidate.relative is not None:
        return False
    start, event = parse.groups[force.start], parse.groups[force.event]
    told_now = _is_day_of_telling(page, candidate)
    ordered = start.passive and parse.tagged.tokens[start.head].low in screened("bidden")
    past = parse.tagged.tokens[start.first].low in {"was", "were", "has", "have", "had"}
    return ordered and past and (told_now or start.last < candidate.at < event.first)


def _is_day_of_telling(page: Discourse, candidate: Candidate) -> bool:
    """Whether a time is the day of the article, which ends its clause: "were told to leave | Tuesday as"."""
    token = candidate.parse.tagged.tokens[candidate.at]
    time = page.times[token.timex] if token.timex >= 0 else None
    return time is not None and time.is_day and began(page, time) and _ON_DAY.fullmatch(token.low) is not None


_ON_DAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day")


_CALLED_OFF = frozenset(("cancel", "scrap", "call"))
_PLANNED = frozenset(("was", "were", "had"))  # "was due in Oslo on Friday but the trip"
_OTHER_CLAUSE = frozenset(("because", ";"))
_ANOTHER = re.compile(r"C[LJ#p]*[NX]")  # "and the final | was called off"


def _is_of_it(candidate: Candidate, dropping: Group) -> bool:
    """Whether what is dropped is the event, not another one: "were to meet on Friday but the talks were called off".

    What comes late is no reason of its own: "will not open before May because the steel is delayed".
    """
    tagged, force = candidate.parse.tagged, candidate.force
    if not _OTHER_CLAUSE.isdisjoint(tagged.spelt[candidate.head : dropping.first]):
        return False
    other = _ANOTHER.search(tagged.tags, candidate.head, dropping.first)
    if other is None or tagged.low(other.start()) != "but":
        return other is None
    again = kind_of(tagged, other.start(), other.end() - 1)
    named = kind_of(tagged, *candidate.words)
    planned = force is not None and tagged.low(candidate.parse.groups[force.start].first) in _PLANNED
    return planned or (again == named and again != Kind.OTHER)


def _is_no_longer(candidate: Candidate, event: Group) -> bool:
    """Whether what a day names is given up: "the autumn fair will no longer take place"."""
    words = candidate.parse.tagged.lows(event.first, event.last)
    return candidate.at < event.first and candidate.relative is None and " no longer " in f" {words} "


def _is_dropped_by(candidate: Candidate, group: Group) -> bool:
    tags = candidate.parse.tagged.tags
    if _is_dropping(candidate, group):
        return _is_done_to(tags, group) or _is_undone_by(candidate, group)
    if _comes_to_nothing(candidate, group):
        return True
    behind_aside = tags[group.first - 1] in ",t"  # the plan is its subject, nothing named in between
    return group.form in {Form.PAST, Form.HAVE} and behind_aside and _is_among(candidate, group, "collapsed")


def _is_undone_by(candidate: Candidate, group: Group) -> bool:
    """Whether somebody stops it behind "but": "was planned for this week, but the prefect forbade it"."""
    tagged = candidate.parse.tagged
    told = group.form in {Form.PAST, Form.HAVE} and tagged.low(group.last + 1) in {"it", "them", "this"}
    return told and "but" in tagged.spelt[candidate.head : group.first]


def _comes_to_nothing(candidate: Candidate, group: Group) -> bool:
    """Whether what has a day is said not to come: "a fair due on Friday will not take place", "the trip is off"."""
    tagged = candidate.parse.tagged
    if candidate.force is not None and not candidate.force.by_subject:
        return False
    off = (
        group.lemma == "be"
        and tagged.low(group.last + 1) == "off"
        and tagged.tags[group.last + 2 :][:1] in {".", ",", "C", ""}
    )
    words = f"{group.lemma} {tagged.low(group.last + 1)}"
    return off or (group.negated and group.form is Form.MODAL and (words in _COMING or group.lemma in _COMING))


_COMING = frozenset(("take place", "go ahead", "go forward", "proceed", "happen", "materialise", "materialize"))


def _is_done_to(tags: str, group: Group) -> bool:
    """Whether a verb is passive, or a participle that "and" joins to another: "planned for May and called off"."""
    may_join = not group.passive and group.form in {Form.PAST, Form.PARTICIPLE}
    return group.passive or (may_join and _JOINED.search(tags[: group.first]) is not None)


_JOINED = re.compile(r"[EtN]C[A!]*$")


def _is_dropping(candidate: Candidate, group: Group) -> bool:
    keeps_from = group.lemma in _FORBIDDING and candidate.parse.tagged.low(group.last + 1) in {"to", "from"}
    return not keeps_from and _is_among(candidate, group, "dropped")  # "who are forbidden | to strike"


_FORBIDDING = frozenset(("forbid", "ban", "bar", "prohibit", "prevent"))


def _is_among(candidate: Candidate, group: Group, names: str) -> bool:
    """Whether a verb, alone or with the particle that follows it, is one of a list of the screen."""
    after = candidate.parse.tagged.low(group.last + 1)
    return group.lemma in screened(names) or f"{group.lemma} {after}" in screened(names)


def _is_over(candidate: Candidate) -> bool:
    """Refuse "is believed to have sold", "was to have been held": what is done, and what did not come about."""
    force = candidate.force
    words = candidate.parse.tagged.spelt[force.words[0] : force.words[1] + 1] if force else ()
    return _was_to(candidate) or not screened("reputed").isdisjoint(words)


def _was_to(candidate: Candidate) -> bool:
    """Refuse "was to have been held", "must have left": what did not come about, or has; a forecast "by" stays one."""
    force = candidate.force
    if force is None:
        return False
    word = candidate.parse.tagged.tokens[candidate.parse.groups[force.start].first].low
    by = candidate.parse.tagged.tokens[candidate.at].low.startswith("by ")
    return word in {"was", "were"} or (word in {"should", "ought", "must"} and not by)
