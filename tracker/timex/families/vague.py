"""Words that name no day: now, recently, soon, in the near future.

Invariant: a window, where there is one, comes from the lengths that a user may set.
"""

from __future__ import annotations

from tracker.grammar.words import lemma, reporting
from tracker.lexicon import load
from tracker.timex.meanings import Other
from tracker.timex.phrases import Rule
from tracker.timex.scene import Scene
from tracker.timex.vocabulary import context


def _now(scene: Scene, _: int) -> Other | None:
    return None if scene.is_name() else Other("PRESENT_REF")


def _current(scene: Scene, _: int) -> Other | None:
    """Read "current" as an adjective; "the current in the river" flows."""
    return None if scene.word_after() in _AFTER_NOUN - {"and", "or"} else _now(scene, 0)


def _past(scene: Scene, _: int) -> Other | None:
    """Read "recently"; "as recently as May" is about May."""
    compares = scene.word_after() == "as" and scene.word_before().lower() == "as"
    return None if compares else Other("PAST_REF", back=True)


def _future(scene: Scene, name: str) -> Other | None:
    """Read a word about the future; adverbs that tell of the past as well only where the sentence looks ahead."""
    word = scene.text[scene.start : scene.end].lower()
    if _is_attribute(scene, word) or scene.word_after() in _COMPARING or _tells_of_past(scene, word):
        return None
    if word == "the future" and (scene.word_after() == "of" or scene.word_before() not in _LASTING):
        return Other("FUTURE_REF", vague="")
    return Other("FUTURE_REF", vague=name, marked=word not in _UNMARKED)


def _is_attribute(scene: Scene, word: str) -> bool:
    """Whether a word only describes a thing: "future-proof", "a future president", "the imminent danger"."""
    if scene.text[scene.end : scene.end + 1] == "-":
        return True
    after = scene.word_after()
    if word == "future" and not scene.history and after.islower() and after not in _AFTER_NOUN:
        return True
    return word.startswith("imminent") and after.islower() and scene.word_before() in ("the", "an")


def _tells_of_past(scene: Scene, word: str) -> bool:
    """Whether a word that may tell of the past does: "he eventually gave in", not "said it eventually would"."""
    if word not in _BOTH_WAYS or scene.word_after() in _MODALS:
        return False
    is_told = word == "imminent" and (scene.word_before() in _SEEMING or _is_said(scene))
    return not is_told and (scene.history or scene.lean <= 0)


def _is_said(scene: Scene) -> bool:
    """Whether a "was" only shifts back what somebody says or thinks: "said that a deal was | imminent"."""
    words = scene.text[max(0, scene.start - _REACH) : scene.start].split()
    clause = words[1 + max((i for i, x in enumerate(words) if x[-1] in ".;:"), default=-1) :]
    return not scene.history and words[-1:] in (["was"], ["were"]) and any(lemma(x) in _SAYING for x in clause)


_REACH = 80  # code points
_SEEMING = ("is", "are", "be", "looks", "seems", "appears")
_SAYING = reporting("says", "thinks")


# TIMEX3 leaves out adverbs that only order events; a prediction gets its window from them all the same.
_UNMARKED = context("unmarked")
_LASTING = frozenset(("in", "In", "into"))  # "fears for the future", "the future of the euro" name no time
_MODALS = frozenset(("will", "would", "may", "might", "could", "can", "should", "must"))
_COMPARING = frozenset(("as", "than", "after", "before", "afterward", "afterwards", "thereafter"))
_AFTER_NOUN = context("after_noun")
_BOTH_WAYS = context("both_ways")


_UNITS = frozenset((*load("time/units")["unit"], *load("time/units")["units"]))


_OF_PERIOD = frozenset(("in", "on", "this", "that", "next"))
_HELPERS = frozenset(("will", "to", "may", "might", "could", "should", "must"))  # "would later" mostly tells a story


def _later(scene: Scene, way: int) -> Other | None:
    """Read "later" alone where the sentence looks ahead ("will decide later", "plans to later retire")."""
    before = scene.word_before().lower()
    ends = before in _HELPERS or scene.text[scene.end : scene.end + 1] in ("", ".", ",", ";")
    alone = not before[:1].isdigit() and before not in _UNITS and scene.text[scene.start : scene.end].lower() == "later"
    alone = alone and scene.word_after() not in _OF_PERIOD  # "moved to later in the year"
    return (
        Other("FUTURE_REF", vague="open", marked=False)
        if way > 0 and ends and alone and not scene.history and scene.lean > 0
        else None
    )


def _past_alone(scene: Scene, _: int) -> Other | None:
    """Read "the past" where it is a noun."""
    after = scene.text[scene.end : scene.end + 2]
    is_noun = scene.lead == "in" or not after[1:].isalnum() or after[:1] != " "
    return Other("PAST_REF", back=True) if is_noun else None


def _history(scene: Scene, value: str) -> Other | None:
    is_time = scene.lead is not None or value == "PAST_REF" or scene.text.startswith("at ", scene.start)
    told = scene.history and is_time and not _points_nowhere(scene)
    return Other(value, back=True) if told else None


def _points_nowhere(scene: Scene) -> bool:
    """Whether "the former" stands for what was named before, or "to date" is part of "up to date"."""
    before, after = scene.word_before().lower(), scene.word_after()
    return before == "up" or (before == "the" and (not after or after in _NO_NOUN))


_NO_NOUN = context("no_noun")
RULES: tuple[Rule, ...] = (
    Rule("<now>", "vague", _now, ("now",)),
    Rule("<current>", "vague", _current, ("current",)),
    Rule("<recent>", "vague", _past, ("recent",)),
    Rule("the <past>", "vague", _past_alone, ("in the past",)),
    Rule("<history_ref>", "vague", _history, ()),
    Rule("<later>", "vague", _later, ("later",), "from the anchor on"),
    Rule("<past_ref>", "vague", _past, ("recently",)),
    Rule(
        "<future_ref>",
        "vague",
        _future,
        ("soon", "in the near future", "eventually"),
        "from the anchor for the length of the word",
    ),
)
