"""What is not clear is asked and not joined: an earlier article, "the talks" alone, a name that two people bear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracker import service
from tracker.sources.values import Article
from tracker.store import Store

TODAY = date(2030, 6, 20)
Maker = Callable[..., Article]


def events_after(store: Store, *articles: Article) -> list[set[str]]:
    """Add articles one by one; give the outlets of each event."""
    for each in articles:
        service.ingest(store, [each], today=TODAY)
    return [{p.publisher or "" for p in view.predictions} for view in service.all_events(store, TODAY)]


def test_an_event_named_only_by_the_talks_is_joined_to_none(store: Store, article: Maker) -> None:
    """An article that says nothing but "the talks" could mean any."""
    told = "President Anders Holm and President Mira Kovac will hold talks in Vienna on May 14, a spokesman said."
    bare = "The talks will begin on May 16."
    found = events_after(store, article(told, name="a", publisher="A"), article(bare, name="b", publisher="B"))
    assert found == [{"A"}, {"B"}]


def test_the_talks_of_the_same_day_are_asked_about(store: Store, article: Maker) -> None:
    told = "President Anders Holm and President Mira Kovac will hold talks in Vienna on May 14, a spokesman said."
    bare = "The talks will begin on May 14."
    found = events_after(store, article(told, name="a", publisher="A"), article(bare, name="b", publisher="B"))
    assert found == [{"A"}, {"B"}]
    asked = [[offer.title for offer in view.offers] for view in service.all_events(store, TODAY)]
    assert asked == [["Talks begin"], ["Holm–Kovac talks, Vienna"]]


def test_a_past_day_asks_nothing_that_a_later_article_raised(store: Store, article: Maker) -> None:
    told = "President Anders Holm and President Mira Kovac will hold talks in Vienna on May 14, a spokesman said."
    later = "Holm will meet Kovac next month."
    events_after(store, article(told, "2030-05-02", name="a"), article(later, "2030-05-06", name="b"))
    asked = {day: [len(v.offers) for v in service.all_events(store, as_of=date(2030, 5, day))] for day in (5, 6)}
    assert asked == {5: [0], 6: [1, 1]}


def test_two_people_of_one_name_have_events_of_their_own(store: Store, article: Maker) -> None:
    """Another given name is another person, though both visit the same town."""
    one = "Minister Anders Holm will visit Ostby on May 14, his office said."
    other = "The violinist Greta Holm will visit Ostby on May 16, her agency said."
    found = events_after(store, article(one, name="a", publisher="A"), article(other, name="b", publisher="B"))
    assert found == [{"A"}, {"B"}]


def test_an_article_dated_before_the_one_it_would_update_changes_nothing_newer(store: Store, article: Maker) -> None:
    """Added late, it goes into the history where its day is, and the current window stays that of the newer one."""
    newer = "President Anders Holm and President Mira Kovac will meet in Vienna by May 20, a spokesman said."
    older = "President Anders Holm and President Mira Kovac will meet in Vienna by May 14, a spokesman said."
    first = article(newer, "2030-05-06", name="a", publisher="A")
    assert events_after(store, first, article(older, "2030-05-02", name="b", publisher="B")) == [{"A", "B"}]
    (view,) = service.all_events(store, TODAY)
    assert [(line.on.day, line.what) for line in view.history] == [(2, "said"), (6, "moved")]
    assert view.event.window
    assert view.event.window.latest == date(2030, 5, 20)
    (then,) = service.all_events(store, as_of=date(2030, 5, 3))
    assert then.event.window
    assert then.event.window.latest == date(2030, 5, 14)
