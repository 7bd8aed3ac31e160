# ruff: noqa: INP001 - a script, no package
"""Write docs/sample.md: one article of our own with everything that is found in it. `make docs` runs this.

Invariant: the page holds nothing but what the article and the code give; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker.reading import read
from tracker.reading.confidence import in_words
from tracker.reading.values import Prediction, Reading, Report
from tracker.sources import Article, read_path
from tracker.timex import Timex
from tracker.window import Window

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "docs" / "examples" / "harbour.txt"
PAGE = ROOT / "docs" / "sample.md"
HEAD = """# One article, and everything found in it

The article is [examples/harbour.txt](examples/harbour.txt), in our own words; nobody and nothing in it is real.
`make docs` writes this page from the code, and a test holds it to the code. [How an article is read](reading.md) says
where each field comes from, [hedges.md](hedges.md) and [windows.md](windows.md) what the words are worth.
`tracker extract docs/examples/harbour.txt` prints the same for programs.
"""


def page() -> str:
    """Return the page as the code of today makes it."""
    (article,) = read_path(str(ARTICLE))
    if not isinstance(article, Article) or article.published_on is None:
        raise SystemExit(str(article))
    found = read(article.text, article.published_on, title=article.title, undated=True)
    return "\n".join((HEAD, *_article(article), *_times(found), *_said(found), *_reports(found.reports)))


def _article(article: Article) -> Iterator[str]:
    yield f"## {article.title}\n\nPublished on {article.published_on:%A}, {article.published_on}.\n"
    yield from (f"> {line}".rstrip() for line in article.text.splitlines())


def _times(found: Reading) -> Iterator[str]:
    yield f"\n## Time expressions: {len(found.timexes)}\n"
    rows = ((t.text, t.type, t.value, _window(t.window), f"`{t.rule}`") for t in found.timexes)
    yield from _table(("words", "type", "value", "window", "rule"), rows)


def _said(found: Reading) -> Iterator[str]:
    yield f"\n## Predictions: {len(found.predictions)}"
    for number, said in enumerate(found.predictions, start=1):
        yield from _prediction(number, said)
    yield f"\n## Without a time, off by default: {len(found.undated)}"
    for number, said in enumerate(found.undated, start=1 + len(found.predictions)):
        yield from _prediction(number, said)


def _prediction(number: int, said: Prediction) -> Iterator[str]:
    yield f"\n### {number}. {said.event_text}\n"
    yield f"> {' '.join(said.quote.split())}\n"
    yield from _table(("field", "what was read"), ((name, value) for name, value in _fields(said) if value))


def _fields(said: Prediction) -> Iterator[tuple[str, str | None]]:
    """Yield every field with a value, in words."""
    yield "time", _time(said.time_words, said.timex)
    yield "said on", said.anchor.isoformat()
    yield "window", _window(said.window) if said.window else None
    known = f" (`{said.speaker_key}`)" if said.speaker_key else ""
    yield "speaker", said.speaker and f"{said.speaker}{known}"
    yield "hedge", said.hedge and f"“{said.hedge}”"
    yield "probability", said.probability and f"{said.probability} (grade {said.hedge_grade})"
    yield "certainty, polarity", f"{said.certainty} {said.polarity}"
    yield "relative to", said.relative_to
    yield "kind", said.kind
    yield "participants", ", ".join(said.participants)
    yield "place", said.place
    yield "confidence", ": ".join(filter(None, (said.confidence, "; ".join(map(in_words, said.reasons)))))
    yield "rule", f"`{said.rule}`"
    yield "why", "; ".join(said.trace).replace("<", "&lt;")


def _time(words: str | None, timex: Timex | None) -> str | None:
    return f"“{words}”, {timex.type} `{timex.value}`" if timex else None


def _window(window: Window | None) -> str:
    if window is None:
        return "none of its own"
    ends = ((window.earliest, window.earliest_soft), (window.latest, window.latest_soft))
    first, last = (f"{day or 'open'}{' (soft)' if soft else ''}" for day, soft in ends)
    return first if first == last else f"{first} to {last}"


def _reports(reports: Iterable[Report]) -> Iterator[str]:
    told = list(reports)
    yield f"\n## Reports: {len(told)}\n"
    rows = ((r.event_text, r.says.replace("_", " "), r.on.isoformat() if r.on else "no day given") for r in told)
    yield from _table(("event", "says", "on"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    PAGE.write_text(page() + "\n", encoding="utf-8")
