"""What part of speech a word can be: the lexicon's word lists turned into one table of tags.

Invariant: a word's entry lists its tags, the likeliest first; a word that is not in the table is judged by its shape.

Tags, one character each, so that the grammar of a sentence is a pattern over a string:
M modal · B finite "be" · b other "be" · H have · D do · T "to" before a verb · ! not · A adverb · J adjective ·
V base verb · Z third person · E "-ed" · O past · K participle · G "-ing" · N noun · X name · R subject pronoun ·
r object pronoun · W relative · S subordinator · c "that" · P preposition · C and/or/but · L determiner · # number ·
p possessive "'s" · t time expression · u other punctuation · and , ; : . " - ( ) for themselves.
"""

from __future__ import annotations

from functools import cache

from tracker.grammar.inflection import past, present_participle, third
from tracker.lexicon import load

_CLOSED = {
    "adjective": "J",
    "adverb": "A",
    "preposition": "P",
    "subordinator": "S",
    "relative": "W",
    "determiner": "L",
    "object_pronoun": "r",
    "subject_pronoun": "R",
    "coordinator": "C",
    "modal": "M",
    "be_finite": "B",
    "be_other": "b",
    "have": "H",
    "do": "D",
    "negation": "!",
    "number": "#",
}


@cache
def lemmas() -> dict[str, str]:
    """Return the base form of each verb form in the lexicon."""
    table = load("reading/verbs")
    found: dict[str, str] = {}
    for base in table["regular"]:
        found |= dict.fromkeys((past(base), present_participle(base), third(base), base), base)
        if base.endswith("el"):  # "canceled" beside "cancelled"
            found |= dict.fromkeys((f"{base}ed", f"{base}ing"), base)
    for base in _reporting():
        found |= dict.fromkeys((past(base), present_participle(base), third(base), base), base)
    for base, forms in table["irregular"].items():
        found |= dict.fromkeys((*forms, present_participle(base), third(base), base), base)
    found |= dict.fromkeys(("be", "been", "being", "is", "are", "was", "were", "am"), "be")
    found |= dict.fromkeys(("has", "have", "had", "having"), "have")
    return found | dict.fromkeys(("do", "does", "did", "done", "doing"), "do")


@cache
def tags() -> dict[str, str]:
    """Return for each known word, lower case, its possible tags, the likeliest first."""
    found = _verb_tags()
    verbs = load("reading/verbs")
    for word in verbs["nouns_first"]["words"]:
        found[word] = "N" + found.get(word, "")
    words = load("reading/words")
    for word in words["noun"]:
        found[word] = "".join(dict.fromkeys("N" + found.get(word, "").replace("G", "")))
    for kind, tag in _CLOSED.items():
        for word in words[kind]:
            found[word] = tag
    return found | {
        "that": "c",
        "to": "T",
        "done": "K",
        "doing": "G",
        **dict.fromkeys(("open", "clear", "free", "present", "fit", "own"), "JV"),
        "set": "E",
        **dict.fromkeys(("due", "effective", "payable"), "JE"),
        **dict.fromkeys(
            ("final", "primary", "semi-final", "semifinal", "quarter-final", "quarterfinal", "general"), "JN"
        ),
        "there": "RA",
        "'s": "p",
        "’s": "p",
    }


def _reporting() -> tuple[str, ...]:
    table = load("reading/reporting")
    return (*table["says"], *table["thinks"])


def _verb_tags() -> dict[str, str]:
    table = load("reading/verbs")
    found: dict[str, str] = {}
    for base in (*_reporting(), *table["regular"]):
        found |= {base: "V", third(base): "Z", past(base): "E", present_participle(base): "G"}
    for base, (was, been) in table["irregular"].items():
        found |= {base: "V", third(base): "Z", present_participle(base): "G"}
        verb = "V" if was == base or found.get(was) == "V" else ""
        if was == been:
            found[was] = verb + "E"
        else:
            found[was] = verb + "O"
            found[been] = "VK" if been == base else "K"
    return found


@cache
def context_free() -> dict[str, str]:
    """Return the words, in lower case and as written in running text, whose tag no neighbour changes, and the marks."""
    plain = {word: found for word, found in tags().items() if len(found) == 1 and found in "PCLRrWS#!HMB"}
    return {w: t for w, t in plain.items() if w.islower() and w not in _NAMESAKES | FLOATING} | {
        ",": ",",
        ".": ".",
        ";": ";",
        ":": ":",
    }


FLOATING = frozenset(("all", "both", "each"))
"""These can stand within a verb and tell of its subject: "will all be freed"."""
_NAMESAKES = frozenset(
    ("us", "who", "may", "will", "down", "in", "like", "north", "no")
)  # capitalised, these can be names


@cache
def reporting(*kinds: str) -> frozenset[str]:
    """Return lists of the lexicon of reporting as one: "says", "thinks" and "credited" are verbs, "speakers" nouns.

    >>> "say" in reporting("says"), "think" in reporting("says"), "think" in reporting("says", "thinks")
    (True, False, True)
    """
    return frozenset(word for kind in kinds for word in load("reading/reporting")[kind])


def takes_clause(verb: str) -> bool:
    """Whether what follows a verb, in any of its forms, may be a clause of its own: "who said | the army needed".

    >>> takes_clause("said"), takes_clause("built")
    (True, False)
    """
    return lemma(verb) in reporting("says", "thinks", "credited") - {"want"}


@cache
def timetable() -> frozenset[str]:
    """Return the noun-like verb forms that can be the verb of a timetable: "the talks start on Monday"."""
    return frozenset(load("reading/verbs")["nouns_first"]["timetable"])


@cache
def before_infinitive() -> frozenset[str]:
    """Return the words after which "to" begins an infinitive, whatever follows: "expects to", "due to plant"."""
    hedges = load("reading/hedges")
    verbs = {word for part in ("verb", "refusal") for row in hedges[part] for word in row["words"]}
    known = {form for form, base in lemmas().items() if base in verbs - {"look", "have"}}
    return frozenset(known | {word for row in hedges["predicate"] for word in row["words"]} - {"due", "to"})


_NO_VERB = ("s", "tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "hood", "dom")
_SHORT = 5  # letters: "swing", "bring" end in "-ing" without being formed by it


def starts_infinitive(word: str) -> bool:
    """Whether an unknown word can follow "to" as a verb, by its shape.

    >>> starts_infinitive("swing"), starts_infinitive("housing")
    (True, False)
    """
    return not word.endswith(_NO_VERB) and (not word.endswith("ing") or len(word) <= _SHORT)


_NOT = ("n't", "n’t")


def lemma(word: str) -> str:
    """Return the base form of a verb form by the lexicon, and an unknown word as it is.

    >>> lemma("vowed"), lemma("hasn't"), lemma("zorbles")
    ('vow', 'have', 'zorbles')
    """
    known = lemmas()
    return known.get(word) or (known.get(word[:-3], word) if word.endswith(_NOT) else word)
