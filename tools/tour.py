# ruff: noqa: INP001 - a script, no package
"""Take the pictures of docs/tour.md anew: `.venv/bin/python tools/tour.py` fills docs/images/ from the sample stories.

It writes docs/edition-sample.html, too; `tools/tour.py NAME...` takes some of the pictures alone.

Invariant: every picture shows the dashboard as it is served, on an archive made for the purpose and thrown away.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tracker import service
from tracker.sources import Article, read_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

    from tracker.store.rows import SuggestionRow

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "shared"))  # serves and waits as the browser tests do
from dashboard import ROOT, launched, served
from watched import RUNS, Watched

IMAGES = ROOT / "docs" / "images"
AHEAD, AFTER = date(2026, 1, 17), date(2025, 10, 25)  # a signature on its day; a summit just called off
MUCH_TOLD = 3  # predictions: what the stories are about, which their later articles settle
STORY = ROOT / "seeds" / "budapest-summit-2025"
NOTE = "A week of reversals: the meeting in Budapest went from two weeks away to called off."
EDITION = ROOT / "docs" / "edition-sample.html"
ARTICLE = "seeds/budapest-summit-2025/02-2025-10-17.txt"
# name of the picture -> address, window width
PICTURES = {
    "week": (f"/?as_of={AHEAD}", 1440),
    "timeline": (f"/timeline?as_of={AFTER}&t_search=Trump", 1440),
    "timeline-phone": (f"/timeline?as_of={AFTER}&t_search=Trump", 390),
    "events": ("/events", 1440),
    "event": ("/event?id={event}", 1440),
    "article": ("/article?id={article}", 1440),
    "articles": ("/articles", 1440),
    "add": ("/add", 1440),
    "review": ("/review", 1440),
    "review-card": ("/review", 1440),
    "review-phone": ("/review", 390),
    "record": ("/record", 1440),
    "speakers": ("/speakers", 1440),
    "outlet": ("/outlet?key=Sample+Wire", 1440),
    "settings": ("/settings", 1440),
}


def fill(url: str) -> dict[str, int]:
    """Load the stories, settle what their own articles report, and return the ids that the pictures need."""
    store = service.open_store(url)
    service.change_setting(store, "my_name", "Ann Reader")
    service.load_samples(store)
    for event in service.events(store, size=500).rows:
        told_of = service.event(store, event.id).suggestions if event.predictions >= MUCH_TOLD else ()
        for suggestion in telling(told_of):
            try:
                service.settle(store, event.id, service.suggested(store, suggestion.report_id))
            except service.InputError as error:
                print(f"{event.title}: {error}", file=sys.stderr)  # noqa: T201  # a script tells what it leaves out
    budapest = service.events(store, filters=service.Filters(search="Budapest")).rows[0]
    article = next(row.article_id for row in service.event(store, budapest.id).predictions if row.article_id)
    return {"event": budapest.id, "article": article}


def sample_edition(url: str) -> bytes:
    """Sign two weeks of one story as a person would, and return the second edition as its HTML file."""
    store = service.open_store(url)
    service.change_setting(store, "my_name", "Ann Reader")
    told = [each for path in sorted(STORY.glob("*.txt")) for each in read_path(str(path)) if isinstance(each, Article)]
    before = AFTER - timedelta(days=7)
    service.ingest(store, [each for each in told if each.published_on and each.published_on <= before])
    service.sign_off(store, today=before, note="The first week.")
    service.ingest(store, [each for each in told if each.published_on and each.published_on > before])
    week = service.week(store, as_of=AFTER)
    for event in week.suggested:
        (suggestion, *_) = telling(service.event(store, event.id, as_of=AFTER).suggestions)
        service.settle(store, event.id, service.suggested(store, suggestion.report_id))
    for event in (*week.fresh, *week.coming):
        for row in service.event(store, event.id).predictions:
            if not event.participants:  # nobody is named who would do it: a reader would not follow it
                service.drop(store, row.id, reason="It is not worth following")
    return service.written(service.sign_off(store, today=AFTER, note=NOTE), "html")


def picture_of_file(browser: Browser, file: Path, name: str, light: str) -> None:
    """Take a picture of the top of a file."""
    page = browser.new_page(viewport={"width": 1000, "height": 1400}, color_scheme=light)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    page.screenshot(path=IMAGES / f"{name}-{light}.png")
    page.close()


def telling(suggestions: Sequence[SuggestionRow]) -> Sequence[SuggestionRow]:
    """Return the report to go by: the first that says "called off", else the last of them; none of none."""
    in_time = sorted(suggestions, key=lambda row: row.published_on)
    return [row for row in in_time if row.choice == "called_off"][:1] or in_time[-1:]


def picture(browser: Browser, address: str, name: str, light: str) -> None:
    """Take one picture of a whole page in one light."""
    path, width = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=light)  # type: ignore[arg-type]
    page.add_init_script(RUNS)
    tab = Watched(page, address)
    if name == "add":
        tab.paste((ROOT / ARTICLE).read_text())
    else:
        tab.open(path)
    if name.startswith("review-"):
        begin_the_sitting(tab)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, 2000)})
    tab.settle()
    for chart in page.locator("[data-testid='stPlotlyChart']").all():
        chart.locator(".cartesianlayer").wait_for()
    page.screenshot(path=IMAGES / f"{name}-{light}.png")
    page.close()


def begin_the_sitting(tab: Watched) -> None:
    """Turn to the first card; the sitting stays begun, so that the second picture finds it open."""
    begin = tab.page.get_by_role("button", name="Begin")
    if begin.count():
        begin.click()
    tab.page.get_by_role("button", name="Accept").wait_for()
    tab.settle()


@contextmanager
def thrown_away(archive: Path) -> Iterator[Path]:
    """Lend a file that is not there before nor after."""
    archive.unlink(missing_ok=True)
    try:
        yield archive
    finally:
        for left in archive.parent.glob(f"{archive.name}*"):
            left.unlink()


def main() -> None:
    """Fill an archive, serve it, and take the pictures in both lights."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # a relative name: where this checkout lies is no part of a picture
    with thrown_away(Path("tour.db")) as archive:
        EDITION.write_bytes(sample_edition(f"sqlite:///{archive}"))
    with thrown_away(Path("tour.db")) as archive:
        url = f"sqlite:///{archive}"
        ids = fill(url)
        for name, (path, width) in PICTURES.items():
            PICTURES[name] = (path.format(**ids), width)
        with served(url) as address, sync_playwright() as playwright:
            browser = launched(playwright)
            for name in sys.argv[1:] or PICTURES:
                for light in ("light", "dark"):
                    picture(browser, address, name, light)
            for light in ("light", "dark"):
                picture_of_file(browser, EDITION, "edition-file", light)
            browser.close()


if __name__ == "__main__":
    main()
