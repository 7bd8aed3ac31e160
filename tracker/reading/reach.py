"""How far a saying reaches: to the end of its sentence, of its aside, or of the object that it names.

Invariant: every end is a token of the sentence, or the number of its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.grammar.groups import Form, Group
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import reporting


def sentence_end(tagged: Tagged, group: Group) -> int:
    """Return where what a verb reports ends: with its sentence, or before a semicolon."""
    semicolon = tagged.tags.find(";", group.last)
    return semicolon - 1 if semicolon >= 0 else len(tagged.tags) - 1


# "ordered the release of the premier | but she will stay in jail": the second half is not what was ordered
_OBJECT = re.compile(r"[LJp#][LJNX#pPGt]*(?P<joint>,?C)[A!]*(?:[LJNX#pP]+|R)(?=[MBHDZ])")


def object_end(tagged: Tagged, group: Group) -> int:
    """Return where the object of a verb ends that goes on with a clause of its own behind "and" or "but"."""
    found = _OBJECT.match(tagged.tags, group.last + 1)
    shifted = found is not None and tagged.spelt[found.end()] in _SHIFTED  # "asked for troops and would wait for them"
    return found.start("joint") - 1 if found and not shifted else len(tagged.tags)


_SHIFTED = frozenset(("would", "could", "might", "was", "were", "had"))


_BEHIND_ASIDE = re.compile(r",[A!t]*(?=[MBHDZOE]|V[^,C]*$)")  # a bare present may also be one of a list


# "The firm, which a minister | said was sound, will", "The club, hurt after a doctor | said he was unfit, was to".
_IN_ASIDE = re.compile(r",(?:P?W[LJNX#pR]*|A?[JEG][^,MBHDZO]*S[LJNX#pR]+)A*$")


def aside_end(tagged: Tagged, group: Group) -> int:
    """Return where a relative clause in commas ends: "The captain, who said he was fit, | will be rested"."""
    aside = _IN_ASIDE.search(tagged.tags[: group.first])
    if not aside:
        return len(tagged.tags)
    opens = _OPENING.fullmatch(tagged.tags, 0, aside.start()) is not None
    end = (_MAIN_CLAUSE if opens else _BEHIND_ASIDE).search(tagged.tags, group.last)
    return end.start() - 1 if end else len(tagged.tags)


# "In Kiel, where the mayor said that he was ill, | the council is to meet"
_OPENING, _MAIN_CLAUSE = re.compile(r"A*P[LJNX#]+"), re.compile(r",[A!t]*(?=(?:[LJNX#p]+|R)[A!]*[MBHDZOE])")


# "Unless ministers | agree, the ban": what a clause of its own says ends with it
_IN_CONDITION = re.compile(r"(?:^|[,;\"])\"?S[LJNX#p]+A*$")
_CONDITIONS = frozenset(("if", "unless", "when", "once", "until", "before", "after", "because"))


def condition_end(tagged: Tagged, group: Group) -> int:
    """Return where a condition in front of its sentence ends: "If the panel agrees, | the road will open"."""
    led = _IN_CONDITION.search(tagged.tags[: group.first])
    comma = tagged.tags.find(",", group.last)
    conditional = led is not None and tagged.low(tagged.tags.find("S", led.start())) in _CONDITIONS
    return comma - 1 if conditional and comma >= 0 else len(tagged.tags)


def reach(tagged: Tagged, found: Sequence[Group], number: int) -> int:
    """Return where the reach of a thought ends: before the next clause that has a subject and a thought of its own."""
    group = found[number]
    if (other := _of_another(tagged, found[number + 1 :])) is not None:
        return min(other, sentence_end(tagged, group))
    if group.lemma == "want":  # "who did not want his name printed | said"
        after = next((g.first for g in found[number + 1 :] if g.finite), len(tagged.tags))
        return min(after - 1, sentence_end(tagged, group))
    wish = number + 1 < len(found) and found[number + 1].form is Form.INFINITIVE
    end = _OWN_CLAUSE.search(tagged.tags, group.last + 1) if wish else None
    return min(end.start() if end else len(tagged.tags) - 1, sentence_end(tagged, group))


def _of_another(tagged: Tagged, later: Sequence[Group]) -> int | None:
    """Return the token before what another thinks: "they think rates will hold | but the bank expects a cut"."""
    thinking = (g for g in later if g.finite and g.lemma in reporting("thinks"))
    joints = (_JOINED.search(tagged.tags, 0, g.first) for g in thinking)
    return next((joint.start() - 1 for joint in joints if joint), None)


_JOINED = re.compile(r",?C[LJX#p]*[NX#]+$")
_OWN_CLAUSE = re.compile(r"(?:,?C|S)[LJNX#pR]+(?=[MBHDZOE])")  # "expects to decide | before the show closes"
