"""Speakers under several names: a person joins them or keeps them apart; it is remembered and can be undone.

Invariant: the tracker joins nobody by guess: what it holds possible is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.service.changing import key_of_speaker
from tracker.service.clock import now
from tracker.service.settings import share_of, who
from tracker.store import InputError, Store, sources, summaries, voices
from tracker.store.rows import SpeakerRow


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What a person said of a speaker: the key, and the one that it stands under; its own where kept apart.

    `name` is the key's as articles write it.
    """

    key: str
    same_as: str
    name: str


def join_speakers(store: Store, key: str, into: str, *, by: str | None = None) -> None:
    """Let all that one speaker said stand under another; later articles respect it.

    Raises `UnknownError` where nobody was read under one of the keys, `InputError` where they are one already.
    """
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        old, new = (voices.known(connection, _keys(one), one) for one in (key, into))
        said = voices.said_of(connection)
        if voices.standing_for(said, new) == voices.standing_for(said, old):
            message = f"{old} and {new} are one speaker already"
            raise InputError(message)
        root = voices.standing_for(said, old)
        voices.say(connection, root, voices.standing_for(said, new), name, now())
        summaries.refresh(connection, voices.follow(connection, voices.reaching(connection, root)), share)


def keep_speaker_apart(store: Store, key: str, *, by: str | None = None) -> None:
    """Say that a speaker is nobody else: not asked about again. Raises `UnknownError`."""
    name, share = who(store, by), share_of(store)
    with store.write() as connection:
        own = voices.known(connection, _keys(key), key)
        voices.say(connection, own, own, name, now())
        summaries.refresh(connection, voices.follow(connection, voices.reaching(connection, own)), share)


def undo_speaker(store: Store, key: str, *, by: str | None = None) -> None:  # noqa: ARG001 - one day in a log
    """Take back what was said of a speaker. Raises `InputError` where nothing was."""
    share = share_of(store)
    with store.write() as connection:
        said = voices.said_of(connection)
        own = next((each for each in _keys(key) if each in said), key)
        keys = voices.reaching(connection, own)
        voices.unsay(connection, own)
        summaries.refresh(connection, voices.follow(connection, keys), share)


def voices_said(store: Store) -> tuple[VoiceRow, ...]:
    """Return what was said of speakers, by key."""
    with store.read() as connection:
        said = voices.said_of(connection)
        names = voices.written(connection, said)
    return tuple(VoiceRow(key, into, names.get(key, key)) for key, into in said.items())


def perhaps_same(store: Store, key: str) -> tuple[SpeakerRow, ...]:
    """Return the speakers who may be this one: of the same name or a part of it, and neither of them kept apart."""
    if not key.split():
        return ()
    with store.read() as connection:
        said = voices.said_of(connection)
        known = sources.of_one_name(connection, key)
    apart = {k for k, into in said.items() if k == into}
    return tuple(row for row in known if row.key != key and not {row.key, key} & apart)


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys that may be meant: the one that lists print, else that of the name as articles write it."""
    return " ".join(name.split()).lower(), key_of_speaker(name) or ""
