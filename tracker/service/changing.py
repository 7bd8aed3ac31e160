"""What a person changes of a prediction, or marks where the rules saw none; times are read as they are typed.

Invariant: a prediction is a value; each act returns a new one, and nothing is stored here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker import timex
from tracker.reading import speaker_keys
from tracker.reading.names import Names
from tracker.reading.values import Certainty, Confidence, Kind, Polarity, Prediction
from tracker.service.settings import lengths_of, share_of
from tracker.state import with_tail
from tracker.store import InputError, Store
from tracker.text import Span
from tracker.timex.values import Explanation, Timex


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person changes of a prediction; None leaves a field as it is.

    `time` is a time expression in words ("by the end of next month"), read against the prediction's anchor. Where
    `certainty` is None, `conditional` brings its own: what hangs on a condition is possible at most.
    """

    event_text: str | None = None
    time: str | None = None
    speaker: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    kind: str | None = None
    participants: tuple[str, ...] | None = None
    place: str | None = None
    conditional: bool | None = None


def time_in_words(words: str, anchor: date, *, store: Store | None = None) -> Timex | None:
    """Read one time expression as a person types it ("by late March"), against `anchor`; None if it is none.

    The window is that of a statement about the future, with the tail that the settings give it.
    """
    return _tailed(_read(words, anchor, store), store)


def _read(words: str, anchor: date, store: Store | None) -> Timex | None:
    return timex.resolve(words.strip(), anchor, lengths=lengths_of(store))


def _tailed(found: Timex | None, store: Store | None) -> Timex | None:
    """Return a time whose window has its tail, to be shown; one that is stored keeps what its words say alone."""
    if found is None or found.window is None or store is None:
        return found
    return found._replace(window=with_tail(found.window, share_of(store)))


def explain(words: str, anchor: date, *, store: Store | None = None) -> Explanation:
    """Say how a time expression is read: the rule that won, and those that were tried and lost."""
    explained = timex.explain(words, anchor, lengths=lengths_of(store))
    return replace(explained, timex=_tailed(explained.timex, store))


def changed_by(
    prediction: Prediction, change: Edit, store: Store | None, before: Prediction | None = None
) -> Prediction:
    """Return a prediction with a person's change. Raises `InputError` for a time or a token not understood.

    `before` is what it was before a person said that it hangs on a condition; taking that back makes it as sure again.
    """
    try:
        made = replace(
            prediction,
            event_text=change.event_text or prediction.event_text,
            speaker=_other(change.speaker, prediction.speaker),
            speaker_key=_speaker_key(change.speaker, prediction),
            certainty=Certainty(change.certainty) if change.certainty else _as_sure(prediction, change, before),
            polarity=Polarity(change.polarity) if change.polarity else prediction.polarity,
            kind=Kind(change.kind) if change.kind else prediction.kind,
            participants=prediction.participants if change.participants is None else change.participants,
            place=_other(change.place, prediction.place),
            confidence=Confidence.CLEAR,
            conditional=prediction.conditional if change.conditional is None else change.conditional,
        )
    except ValueError as error:
        raise InputError(str(error)) from error
    return with_time(made, change.time, store) if change.time else made


def _as_sure(prediction: Prediction, change: Edit, before: Prediction | None) -> Certainty:
    if change.conditional:
        return Certainty.POSSIBLE
    return before.certainty if change.conditional is False and before else prediction.certainty


def _other(new: str | None, old: str | None) -> str | None:
    """Return a person's word; an empty one takes the field away."""
    return old if new is None else new.strip() or None


def _speaker_key(speaker: str | None, prediction: Prediction) -> str | None:
    if speaker is None or speaker == prediction.speaker:
        return prediction.speaker_key
    return key_of_speaker(speaker)


def key_of_speaker(name: str) -> str | None:
    """Return the key of a speaker as a person writes the name: that under which articles are read; None for nobody.

    >>> key_of_speaker("Recep Tayyip Erdoğan"), key_of_speaker("the Kremlin"), key_of_speaker(" ")
    ('recep tayyip erdogan', 'kremlin', None)
    """
    return speaker_keys.key(name, Names())


def with_time(prediction: Prediction, words: str, store: Store | None) -> Prediction:
    """Return a prediction with the window of `words`; its place in the text stays that of the words there."""
    found = understood(words, prediction.anchor, store)
    old = prediction.timex
    where = old.phrase if old else (prediction.event.start, prediction.event.end)
    moved = found._replace(start=where[0], end=where[1], phrase_start=-1)
    return replace(prediction, timex=moved, window=found.window, rule=found.rule, trace=(_GIVEN.format(words.strip()),))


_GIVEN = 'a person gave the time as "{}"'


def words_given(prediction: Prediction) -> str | None:
    """Return the words in which a person gave a prediction's time, None where it stands as it was read."""
    before, after = _GIVEN.split("{}")
    given = next((line for line in prediction.trace if line.startswith(before)), None)
    return given.removeprefix(before).removesuffix(after) if given else None


def understood(words: str, anchor: date, store: Store | None) -> Timex:
    """Return the time expression of a person's words. Raises `InputError` where it has no window."""
    found = _read(words, anchor, store)
    if found is None or found.window is None:
        message = f'"{words.strip()}" is not understood as a time'
        raise InputError(message)
    return found


def marked(  # noqa: PLR0913, PLR0917 - what a person points at, field by field
    text: str, sentence: Span, event_text: str, time: str, anchor: date, store: Store | None
) -> Prediction:
    """Return the prediction that a person marked in a text. Raises `InputError`."""
    if not 0 <= sentence[0] < sentence[1] <= len(text) or not event_text.strip():
        message = "choose a sentence of the article, and say what is to happen"
        raise InputError(message)
    quote = text[sentence[0] : sentence[1]]
    found = understood(time, anchor, store)
    event, spot = _place(quote, event_text.strip(), sentence), _place(quote, found.text, sentence)
    return by_person(
        "marked by a person",
        found.rule,
        span=Span(*sentence),
        quote=quote,
        event=event,
        event_text=event_text.strip(),
        timex=found._replace(start=spot.start, end=spot.end, phrase_start=-1),
        anchor=anchor,
        window=found.window,
        reader="",
        trace=(_GIVEN.format(time.strip()),),
    )


def by_person(reason: str, rule: str, **told: Any) -> Prediction:  # noqa: ANN401 - fields of a prediction
    """Return a prediction that a person makes: certain, by nobody in particular, of no kind, unless `told` otherwise.

    `told` must have its place, its words, its time, anchor and window.
    """
    nothing = ("speaker", "speaker_key", "hedge", "hedge_grade", "probability", "relative_to", "place")
    plain: dict[str, Any] = {
        **dict.fromkeys(nothing),
        "certainty": Certainty.CERTAIN,
        "polarity": Polarity.POSITIVE,
        "kind": Kind.OTHER,
        "participants": (),
        "confidence": Confidence.CLEAR,
    }
    return Prediction(**{**plain, "reasons": (reason,), "rule": rule, **told})


def without_article(reason: str, timex: Timex | None, **told: Any) -> Prediction:  # noqa: ANN401 - as `by_person`
    """Return a prediction that a person brings without an article; `told` as for `by_person`, without its place."""
    rule, nowhere = timex.rule if timex else "by hand", Span(0, 0)
    return by_person(reason, rule, span=nowhere, event=nowhere, timex=timex, **told)


def _place(quote: str, words: str, sentence: Span) -> Span:
    """Return where `words` stand in the sentence; the whole sentence where they are a person's own."""
    found = re.search(re.escape(words), quote, re.IGNORECASE)
    return Span(sentence[0] + found.start(), sentence[0] + found.end()) if found else Span(*sentence)
