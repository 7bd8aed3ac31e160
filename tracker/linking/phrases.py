"""An event's words made into a phrase that can stand alone: who does it, the verb in the present, and what follows.

Invariant: a phrase holds no time expression, and its parts end where a phrase of the sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.grammar.groups import Form, Group
from tracker.grammar.inflection import present_participle, third
from tracker.grammar.phrases import Phrase
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.grammar.words import lemmas
from tracker.lexicon import load
from tracker.linking.clauses import deed, doer_of, meant, object_of, trimmed, verbs
from tracker.linking.event_tokens import tagged_of, tokens_of
from tracker.linking.number import agreement, is_plural
from tracker.linking.pieces import bases, parts_after, piece, words
from tracker.reading.attribution import is_report

LONG = 40
"""A subject of more code points is cut to fewer phrases."""
BELONG = 2
"""So many phrases are taken to belong to a noun."""
_BELONGS = re.compile(r"t*(?P<phrase>(?:E(?=P))?P[LJp#XEGN]*[NX#])")
_OTHER_SIDE = re.compile(r"C[LJp#XEGN]*[NX#]")
_NOUN = re.compile(r"[JNXEG#p]*[NX#]|G")
_PRONOUNS = frozenset(("i", "we", "you", "he", "she", "it", "they", "there", "that", "this", "these", "those"))
_OBJECTS = frozenset(("them", "us", "me", "him", "her", "it", "which", "whom", "one", "all"))
_THIRD = frozenset(("he", "she", "it", "they"))
_PERSON = frozenset(("he", "she"))
_NOUNS, _OPENING = frozenset("NX"), frozenset(("", ",", '"', "C", ";", ":"))
_AMOUNTS = frozenset(("more", "much", "little"))
_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have")}
_DETERMINED = re.compile(r"^(?:the|an?|some|any|his|her|its|their)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """An event's words taken apart; what a sentence does not have is empty.

    `subject` does it, or names the event where there is no verb; `pronoun` stands for a subject that is none by
    itself, or for whose the event is; `verb` agrees with the subject, `gerund` needs none, `base` is its base form;
    `rest` are the phrases that follow, in order; `sentence` is the subject of the whole sentence, for what has none.
    """

    subject: str
    verb: str
    rest: tuple[str, ...] = ()
    gerund: str = ""
    pronoun: str = ""
    base: str = ""
    sentence: str = ""


def said(event: str, quote: str, on: date) -> Said:
    """Return event words as they stand in their sentence, without its times.

    >>> said("ceasefire expires", "The ceasefire expires on Friday.", date(2025, 8, 7)).verb
    'expires'
    >>> said("meets its shareholders", "Boeing meets its shareholders in May.", date(2019, 4, 1)).subject
    'Boeing'
    """
    tagged = tagged_of(quote, on, quote.find(event), len(event))
    if not tagged.tokens:
        return Said(" ".join(event.split()), "")
    first, last = tokens_of(tagged, event)
    found = verbs(tagged, first, last)
    number = deed(tagged, found, first, last)
    if number is None:
        return _due(tagged, found, first, last) or _of_noun(tagged, first, last)
    plain = _of_verb(tagged, found, number)
    if plain.base == "do" and not plain.rest and tagged.low(found[number].last + 1) == "so":
        return _did_so(tagged, found, number, plain)
    known = plain.subject or plain.pronoun not in {"", *_PERSON}
    return plain if known else _with_main(tagged, found, number, plain)


def _of_verb(tagged: Tagged, found: Sequence[Group], number: int) -> Said:
    group, doer = found[number], trimmed(tagged, doer_of(tagged, found, number))
    if doer and tagged.tokens[doer[0]].low == "there" and tagged.tags[doer[0] - 1 : doer[0]] in _NOUNS:
        doer = who(tagged, [group._replace(first=doer[0])], 0)  # "a vote | there could be held"
    subject, pronoun = named(tagged, doer)
    subject = subject or _unsaid(tagged, group)
    rest = parts_after(tagged, group.last + 1) or object_of(tagged, group, doer)
    if rest and (pronoun == "there" or _is_inverted(tagged, doer)):
        return Said(_DETERMINED.sub("", rest[0]), "", rest[1:])
    if pronoun in _THIRD:
        doer = trimmed(tagged, meant(tagged, found, doer[0] if doer else group.first, pronoun)) or doer
        subject = named(tagged, doer)[0]
    if group.passive:
        done = tagged.tokens[group.head].low
        gerund = present_participle(_lemma(tagged, group))  # "it will be signed": "signing"
        return Said(subject, done, rest, gerund, pronoun, f"be {done}")
    base, rest = _base(tagged, group, rest)
    told = subject and doer and pronoun not in _THIRD
    plural = agreement(tagged, found, number, doer) if told and doer else pronoun == "they"
    gerund = "being" if base == "be" else present_participle(base)
    return Said(subject, _present(base, plural=plural), rest, gerund, pronoun, base)


def _is_inverted(tagged: Tagged, doer: Phrase | None) -> bool:
    """Whether who does it stands behind the verb: "before that comes | a meeting"."""
    return doer is not None and doer[0] > 0 and tagged.lows(doer[0] - 1, doer[1]) in {"before that", "after that"}


def _unsaid(tagged: Tagged, group: Group) -> str:
    """Return "more" where that alone is the subject: "more will be known"."""
    low = tagged.tokens[group.first - 1].low if group.first else ""
    return low if low in _AMOUNTS and tagged.tags[group.first - 2 : group.first - 1] in _OPENING else ""


def _base(tagged: Tagged, group: Group, rest: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the base form of a verb and what follows it; "be meeting with" is to meet."""
    if tagged.tags[group.head] not in "Bb":
        return _lemma(tagged, group), rest
    doing, _, others = rest[0].partition(" ") if rest else ("", "", "")
    if doing.endswith("ing") and doing in lemmas():
        return lemmas()[doing], tuple(filter(None, (others, *rest[1:])))
    return "be", rest


def _lemma(tagged: Tagged, group: Group) -> str:
    """Return a verb's base form, which a form behind "to" or a modal is itself: "to lay", "may found"."""
    low = tagged.tokens[group.head].low
    bare = group.form in _BARE and not group.passive and not group.perfect
    return low if bare and low in bases() else lemmas().get(group.lemma, group.lemma)


_BARE = frozenset((Form.INFINITIVE, Form.MODAL, Form.BARE))


def _with_main(tagged: Tagged, found: Sequence[Group], number: int, plain: Said) -> Said:
    """Return a phrase without a subject with that of the sentence's first verb, where it does not only report."""
    main = next((n for n, g in enumerate(found[:number]) if g.finite), None)
    doer = None if main is None or is_report(found[main].lemma) else trimmed(tagged, who(tagged, found, main))
    subject = named(tagged, doer)[0]
    if not subject or doer is None or found[number].passive or plain.pronoun:
        return replace(plain, sentence=subject)
    return replace(plain, sentence=subject, verb=_present(plain.base, plural=is_plural(tagged, doer)))


def _due(tagged: Tagged, found: Sequence[Group], first: int, last: int) -> Said | None:
    """Return who is due where, if the sentence tells who it is: "the king is | due in Oslo", "the king | is due"."""
    led = next((n for n, g in enumerate(found) if g.last == first - 1 and g.lemma == "be"), None)
    if led is None:
        led = next((n for n, g in enumerate(found) if g.first == last + 1 and g.lemma == "be"), None)
    after = tagged.low(found[led].last + 1) if led is not None else ""
    plain = None if led is None or after != "due" else _of_verb(tagged, found, led)
    placed = plain is not None and _AT.match(" ".join(plain.rest)) is not None
    return plain if plain is not None and placed and (plain.subject or plain.pronoun in _THIRD) else None


_AT = re.compile(r"due (?:back|home|in|at|on|off)\b")


def _did_so(tagged: Tagged, found: Sequence[Group], number: int, plain: Said) -> Said:
    """Return what "do so" stands for, the verb before it: "wants to be first and might | do so"."""
    before = next((n for n in range(number - 1, -1, -1) if not is_report(found[n].lemma)), None)
    if before is None:
        return replace(plain, rest=("so",))
    meant = _of_verb(tagged, found, before)
    if not plain.subject and not plain.pronoun:
        return meant
    plural = plain.verb == _present(plain.base, plural=True)
    verb = meant.verb if meant.base.startswith("be ") else _present(meant.base, plural=plural)
    return replace(meant, subject=plain.subject, pronoun=plain.pronoun, verb=verb)


def named(tagged: Tagged, doer: Phrase | None) -> tuple[str, str]:
    """Return a subject in words, or the pronoun that it is."""
    if doer is None or tagged.tags[doer[0]] in "rWSM":
        return "", ""
    first, last = doer
    if tagged.tags[first] == "R" and first == last and tagged.tokens[first].low in _PRONOUNS:
        return "", tagged.tokens[first].low
    if tagged.lows(max(first, last - 1), last).endswith("of them"):
        return "", "they"
    if last - 1 > first and tagged.lows(last - 1, last) in load("linking")["phrase"]["asides"]:
        last -= 2
    named = words(tagged, first, last)
    while len(named) > LONG and (cut := _last_phrase(tagged, first, last)) is not None:
        last, named = cut, words(tagged, first, cut)
    return ("" if named.lower() in _OBJECTS else named), ""


def _last_phrase(tagged: Tagged, first: int, last: int) -> int | None:
    """Return the token before the last phrase of a subject."""
    marks = "PW," if re.search("[PW,]", tagged.tags[first + 2 : last + 1]) else "C"
    return next((n - 1 for n in range(last, first + 1, -1) if tagged.tags[n] in marks), None)


def _present(base: str, *, plural: bool) -> str:
    singular, several = _IRREGULAR.get(base, (third(base), base))
    return several if plural else singular


def _of_noun(tagged: Tagged, first: int, last: int) -> Said:
    """Return the noun phrase that names an event, with the phrases that belong to it."""
    while first > 0 and _describes(tagged, first - 1) and tagged.tags[first] in "JNXG#Ep":
        first -= 1
    owner = tagged.tokens[first - 1].low if first > 0 and tagged.tags[first - 1] == "L" else ""
    owner = tagged.tokens[first].low if tagged.tags[first] == "L" else owner
    head = _NOUN.match(tagged.tags, next((n for n in range(first, last + 1) if tagged.tags[n] not in "LtAp"), first))
    end = max(head.end() - 1, first) if head else last
    return Said(words(tagged, first, end), "", _belonging(tagged, end + 1), pronoun=owner)


def _describes(tagged: Tagged, at: int) -> bool:
    """Whether a word can belong to the noun behind it; in "has scheduled | hearings" it is the verb."""
    done = tagged.tags[at] == "E" and re.search(r"[HBb][At!]*$", tagged.tags[:at])
    return tagged.tags[at] in "JNX#Ep" and not done


def _belonging(tagged: Tagged, start: int) -> tuple[str, ...]:
    """Return the phrases that belong to a noun: "of the leaders", "in Brussels"."""
    parts, at = list[str](), start
    while len(parts) < BELONG and (match := _BELONGS.match(tagged.tags, at)):
        end = match.end()
        if tagged.tokens[match.start("phrase")].low == "between" and (other := _OTHER_SIDE.match(tagged.tags, end)):
            end = other.end()
        parts.append(piece(tagged, range(match.start("phrase"), end)))
        at = end
    return tuple(parts)
