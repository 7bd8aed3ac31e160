"""The week that the sitting is measured on: 12 new predictions, 8 that fell due and 3 that moved, by articles.

Invariant: the same on any day: every day is counted from the day of the sitting. Two articles of weeks ago, signed as
edition 1 a week before the sitting; two articles since. Of the 8 that fell due two are reported on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import time_machine

from tracker import service
from tracker.sources import read_text
from tracker.wording import day_words

NOON = datetime(2030, 7, 1, 12, tzinfo=UTC)
"""A day to sit over the documented week on, where a test has none of its own."""
NEW, DUE, MOVED, REPORTED = 12, 8, 3, 2


def _on(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def early(today: date) -> tuple[str, date]:
    """Return what was said weeks ago: eight things whose time is up by today, three that will move."""
    said = today - timedelta(days=40)
    ends = [_on(today - timedelta(days=n)) for n in (30, 24, 12, 9, 8, 6, 4, 2)]
    ahead = _on(today + timedelta(days=20))
    lines = (
        "What the coming weeks hold",
        f"Prime Minister Nora Falk will visit Lisbon on {ends[0]}, her office said.",
        f"The Alder Bridge will reopen by {ends[1]}, mayor Pavel Brandt said.",
        f"Governor Ida Lund will resign by {ends[2]}, her spokesman Tom Vale said.",
        f"The airline Norvik will launch flights to Tromso on {ends[3]}, chief executive Ada Holt said.",
        f"Dockers in Gdynia will strike on {ends[4]}, the union said.",
        f"The probe Heron will land on the Moon by {ends[5]}, the agency said.",
        f"Finance ministers will meet in Vienna on {ends[6]}, the chancellery said.",
        f"The central bank of Orland will publish its report on {ends[7]}, governor Kim Sand said.",
        f"The Selby dam will open on {ahead}, engineer Mark Wren said.",
        f"President Lars Okker will visit Nairobi on {ahead}, the palace said.",
        f"The high court in Malmo will rule on the harbour law on {ahead}, a clerk said.",
    )
    return f"date {said}\n" + "\n\n".join(lines), said


def late(today: date) -> tuple[str, date]:
    """Return what was said this week: twelve new things, three new days, two reports."""
    said = today - timedelta(days=2)
    soon, moved = _on(today + timedelta(days=9)), _on(today + timedelta(days=48))
    far = _on(today + timedelta(days=90))
    lines = (
        "The week in brief",
        f"The Selby dam will open on {moved}, engineer Mark Wren said.",
        f"President Lars Okker will visit Nairobi on {moved}, the palace said.",
        f"The high court in Malmo will rule on the harbour law on {moved}, a clerk said.",
        f"The opera in Ghent will close on {soon}, director Lise Moreau said.",
        f"Chancellor Otto Brehm will travel to Seoul on {soon}, his office said.",
        f"The carmaker Velda will recall 5,000 vans by {far}, the firm said.",
        f"Voters in Karst will elect a mayor on {soon}, the town hall said.",
        f"The mission Kestrel will launch on {soon}, the space agency said.",
        f"Teachers in Porto will strike on {soon}, union leader Rui Leal said.",
        f"The museum in Turku will reopen by {far}, curator Aino Salo said.",
        f"Senator Beth Crane will publish her memoir in March {today.year + 1}, her publisher said.",
        f"The brewery Hollis will cut 300 jobs by {far}, manager Jim Stone said.",
        f"The ferry to Bornholm will resume on {soon}, the operator said.",
        f"The stadium in Riga will be demolished by {far}, architect Inga Ozola said.",
        f"The cyclists Arne Dahl and Luca Moretti will race in Basel on {far}, the organiser said.",
    )
    return f"date {said}\n" + "\n\n".join(lines), said


def reports(today: date) -> tuple[str, date]:
    """Return what was reported this week of the eight that fell due."""
    said = today - timedelta(days=1)
    lines = (
        "What came of it",
        f"Finance ministers met in Vienna on {_on(today - timedelta(days=4))}, the chancellery said.",
        "The strike of dockers in Gdynia has been called off, the union said.",
    )
    return f"date {said}\n" + "\n\n".join(lines), said


def filled_for_a_reader(store: service.Store, today: date) -> service.Store:
    """Fill an archive with the week, whose reader has a name, and return it."""
    service.change_setting(store, "my_name", "A reader")
    fill(store, today)
    return store


def fill(store: service.Store, today: date) -> None:
    """Store the articles as they would have come in week by week, at midnight, and sign last week's edition."""
    last_week = today - timedelta(days=7)
    for day, texts in ((last_week, (early(today),)), (today, (late(today), reports(today)))):
        with time_machine.travel(datetime.combine(day, time.min).astimezone(), tick=False):
            service.ingest(store, [read_text(text, f"{on}.txt") for text, on in texts], by="A reader")
            if day == last_week:
                accept_all(store, day)
                service.sign_off(store, by="A reader", note=f"The week up to {day_words(day)}.", today=day)


def accept_all(store: service.Store, day: date) -> None:
    """Accept what was new last week: it was looked at then, and does not come again."""
    sitting = service.open_sitting(store, day, by="A reader")
    for step in service.agenda(store, day).steps["new"]:
        service.decide(store, sitting.id, step.card, "accept", made={"event": step.event_id}, by="A reader")
