"""An event given up or late in other words than its own verb: nobody speaks of it, its day went by without it.

Invariant: what is told is named by the words around the verb, and the verb itself says nothing of it.
"""

from __future__ import annotations

from tracker.grammar.groups import Form, Group
from tracker.grammar.phrases import Phrase, following
from tracker.grammar.subjects import who
from tracker.grammar.tokens import Tagged
from tracker.outcome import Says
from tracker.reading import event as events
from tracker.reading.discourse import Parse
from tracker.reading.telling import NEAR, Told, begun, of_event, table, words_of

_NOBODY = frozenset(("nobody", "no-one", "none"))
_HOMEWARD = frozenset(("back", "away", "around"))
_ANY_MORE = ("any more", "any longer", "anymore")
_FORGOTTEN = ("no more talk of", "no longer talk of", "no longer any talk of", "no more mention of")


def unspoken(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "nobody speaks of the merger any more", "no longer mentions the sale", "there is no more talk of it"."""
    tagged = parse.tagged
    if group.lemma == "be":
        at = next((group.last + 1 + len(p.split()) for p in _FORGOTTEN if _follows(tagged, group.last, p)), -1)
    else:
        given_up = group.lemma in table("speaks") and _is_given_up(tagged, group)
        at = _object(tagged, group) if given_up else -1
    words = _named(tagged, at) if at > 0 else None
    return Told(Says.CALLED_OFF, words) if words is not None else None


def _named(tagged: Tagged, at: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, without what follows its last noun: "a merger | any more"."""
    words = following(tagged, at)
    if words is None:
        return None
    last = max(tagged.tags.rfind(noun, words[0], words[1] + 1) for noun in "NX")
    return (words[0], last) if last >= 0 else None


def _follows(tagged: Tagged, at: int, phrase: str) -> bool:
    return tagged.lows(at + 1, at + len(phrase.split())) == phrase


def _object(tagged: Tagged, group: Group) -> int:
    """Return where the object of "speaks any longer of" begins, that of "of a merger nobody speaks" too."""
    at = group.last + 1
    at += 2 if tagged.lows(at, at + 1) in _ANY_MORE else 0
    if tagged.tags[at : at + 1] == "P":
        return at + 1
    return 1 if tagged.spelt[0] == "of" else at


def _is_given_up(tagged: Tagged, group: Group) -> bool:
    """Whether a verb says that something is done no longer."""
    said = tagged.lows(max(0, group.first - 2), group.last)
    if "no longer" in said:
        return True
    denied = group.negated or said.startswith("no one ") or not _NOBODY.isdisjoint(said.split())
    return denied and any(words in tagged.lows(group.last + 1, len(tagged.tags) - 1) for words in _ANY_MORE)


def waited_for(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "the airline will have to wait for its first jet until March"."""
    tagged = parse.tagged
    must = group.lemma == "have" and group.form is not Form.HAVE and _follows(tagged, group.last, "to wait")
    start = group.last + 3 if must else group.last + 1
    if not must and not (group.lemma == "wait" and tagged.spelt[group.first] == "must"):
        return None
    rest = tagged.spelt[start : start + 5]
    words = _named(tagged, start + rest.index("for") + 1) if "for" in rest else None
    return Told(Says.PUT_OFF, words) if words is not None else None


def missed(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the shuttle has missed another date": who let a day go by did not do what was to be done on it."""
    if group.lemma != "miss" or group.negated or group.passive or group.form is Form.MODAL:
        return None
    day, words = following(parse.tagged, group.last + 1), who(parse.tagged, parse.groups, number)
    if day is None or words is None or table("days_set").isdisjoint(parse.tagged.spelt[day[0] : day[1] + 1]):
        return None
    near = group.head - words[0] <= NEAR
    return Told(Says.PUT_OFF, (words[0] if near else group.first, day[1]))


def kept_from(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "high waves kept the firm from trying on Saturday": who is kept from it on one day can do it on another."""
    tagged = parse.tagged
    if group.lemma not in table("keeps_from") or group.negated or group.passive or group.form is Form.MODAL:
        return None
    rest = tagged.spelt[group.last + 1 : group.last + NEAR]
    at = group.last + 2 + rest.index("from") if "from" in rest else len(tagged.tags)
    if not tagged.low(at).endswith("ing"):
        return None
    doing = next((g for g in parse.groups if g.first == at and g.form is Form.ING), None)
    last = events.complement(tagged, doing) if doing is not None else at
    dated = "t" in tagged.tags[at + 1 : last + 2]
    if group.form is Form.PRESENT and not dated:
        return None  # "the rules that keep discs from being copied"
    return Told(Says.PUT_OFF if dated else Says.CALLED_OFF, (group.last + 1, last))


def turned_back(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "gunboats turned the ship back", "the convoy was turned away": who was to arrive did not."""
    tagged, at = parse.tagged, group.last + 1
    if group.lemma != "turn" or group.negated or group.form is Form.MODAL:
        return None
    if group.passive:
        return Told(Says.CALLED_OFF, words_of(parse, number)) if tagged.low(at) in _HOMEWARD else None
    words = following(tagged, at + 1 if tagged.low(at) in _HOMEWARD else at)
    turned = words is not None and (tagged.low(at) == "back" or tagged.low(words[1] + 1) in _HOMEWARD)
    if words is None or not turned or tagged.low(words[1]) in {"clock", "page", "tide", "pages"}:
        return None
    return Told(Says.CALLED_OFF, words)


def stayed(parse: Parse, number: int, group: Group) -> Told | None:
    """Tell "the dockers stayed at work on Tuesday", "the jets remained on the ground": who was to go did not."""
    tagged, at = parse.tagged, group.last + 1
    if group.lemma not in {"stay", "remain"} or group.form not in {Form.PAST, Form.HAVE} or group.negated:
        return None
    where = next((p for p in table("not_leaving") if tagged.lows(at, at + len(p.split()) - 1) == p), "")
    behind = at + len(where.split())
    dated = tagged.tags[behind : behind + 1] == "t" or tagged.lows(behind, behind + 1) == "after all"
    subject = who(tagged, parse.groups, number) if where and dated else None
    if subject is None or tagged.tags[subject[1]] not in "NX" or group.head - subject[0] > NEAR:
        return None
    return Told(Says.CALLED_OFF, (subject[0], behind - 1), behind if tagged.tags[behind] == "t" else -1)


def thought_better(parse: Parse, _: int, group: Group) -> Told | None:
    """Tell "the city thought better of doubling the fee", "they decided against a strike": a plan was given up."""
    tagged = parse.tagged
    known = begun("gives_up_doing").get(tagged.spelt[group.head], ())
    said = next((p for p in known if tagged.lows(group.head, group.head + len(p.split()) - 1) == p), "")
    at = group.head + len(said.split())
    if not said or group.negated or group.form not in {Form.PAST, Form.HAVE}:
        return None
    doing = next((g for g in parse.groups if g.first == at and g.form is Form.ING), None)
    if doing is not None:
        return Told(Says.CALLED_OFF, (at, events.complement(tagged, doing)))
    return of_event(parse, Says.CALLED_OFF, following(tagged, at))
