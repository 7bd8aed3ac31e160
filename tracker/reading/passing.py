"""Verbs that take their force, or pass their time, to a verb beside them: "fly to Delhi to attend", "effective May 1".

Invariant: the force that comes out is that of a verb of the same sentence, or of words that say "with effect from".
"""

from __future__ import annotations

import re

from tracker.grammar.groups import Form
from tracker.reading.discourse import Parse
from tracker.reading.force import Force, screened
from tracker.reading.hedges import table


def beside(parse: Parse, group: int, at: int) -> Force | None:
    """Return the force that a verb group without one has for the time at token `at`, None where it has none."""
    return next(filter(None, (read(parse, group, at) for read in (_on_the_way, _purpose, _effective))), None)


def _effective(parse: Parse, group: int, at: int) -> Force | None:
    """Read what was done with effect from a day to come: "was named president, effective May 1"."""
    verb = parse.groups[group]
    if not _FROM.match(parse.tagged.tokens[at].low) or verb.form not in {
        Form.PAST,
        Form.HAVE,
        Form.BE,
    }:
        return None
    return Force(group, group, table("predicate")["effective"], (at, at), verb.negated)


_FROM = re.compile(r"effective |(?:starting|beginning) (?:on )?(?:\w+day|tomorrow|next)\b")


def _on_the_way(parse: Parse, group: int, at: int) -> Force | None:
    """Let a verb keep its own time before what it leads to: "is expected to decide in May to go on"."""
    after = next((f for f in parse.forces.values() if f.start <= group < f.event), None)
    if after is None or parse.groups[after.event].first < at or parse.groups[group].form is not Form.INFINITIVE:
        return None
    return after._replace(event=group, by_subject=False, noun=None)


def _sets_out(parse: Parse, number: int) -> bool:
    """Whether a verb of the present tells a journey: "travels to Oslo to collect the prize on Friday"."""
    group = parse.groups[number]
    return group.form is Form.PRESENT and group.lemma in screened("motion")


def _purpose(parse: Parse, group: int, at: int) -> Force | None:
    """Let an infinitive of purpose pass its time to the verb before it: "will fly to Delhi to attend".

    Where that verb has a time of its own the infinitive keeps it, with the verb's force.
    """
    if parse.groups[group].finite:
        return None
    before = [n for n, f in parse.forces.items() if n < group and (not f.timetable or _sets_out(parse, n))]
    if not before or any(parse.groups[n].finite for n in range(before[-1] + 1, group)):
        return None
    force = parse.forces[before[-1]]
    main = parse.groups[force.event]
    if parse.groups[group].form is Form.ING:  # "will call in Rome before leaving on Friday"
        return Force(force.start, group, force.hedge, force.words, force.negated)
    if "t" not in parse.tagged.tags[parse.groups[force.start].first : parse.groups[group].first]:
        return force
    if parse.tagged.low(parse.groups[group].first - 1) in screened("asking"):
        return None  # "will say by Friday whether to close it for the summer"
    return Force(force.start, group, force.hedge, force.words, force.negated) if main.last < at else None
