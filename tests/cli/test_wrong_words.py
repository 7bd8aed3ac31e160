"""Facts about wrong words on the command line: one sentence that says which are right, and exit status 2."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

STATES = "upcoming, open, in_tail, due, overdue, undated, settled"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("events", "--as-of", "tomorrow"), "tomorrow is no day of the form YYYY-MM-DD"),
        (("events", "--as-of", "20260131"), "20260131 is no day of the form YYYY-MM-DD"),
        (("explain", "by Friday", "--on", "2026-13-01"), "2026-13-01 is no day of the form YYYY-MM-DD"),
        (("settle", "1", "happened", "--known-on", "1/2/2026"), "1/2/2026 is no day of the form YYYY-MM-DD"),
        (("events", "--only", "state=late"), f"--only state=late: a state is one of {STATES}"),
        (("score", "--only", "verdict=yes"), "a verdict is one of happened, partly, did_not_happen, cannot_tell, void"),
        (("export", "csv", "--only", "kind"), "--only kind=: a kind is one of meeting, visit, vote"),
        (("events", "--only", "speaker="), "--only speaker=: say which speaker"),
        (("events", "--only", "colour=red"), "--only colour=red: a filter is FIELD=VALUE with one of search, state"),
        (("events", "--only", "since=May"), "--only since=May: write the day as YYYY-MM-DD"),
        (("events", "--only", "since=20260131"), "--only since=20260131: write the day as YYYY-MM-DD"),
    ],
)
def test_wrong_words_are_told_with_the_right_ones(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.replace("│", " ").split())
