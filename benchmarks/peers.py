"""The other tools, on the same articles: dateparser's search in this process, chrono-node's parse in Node.

Invariant: each is used as its documentation shows, told the day of each article, and timed without its start-up.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from datetime import datetime, time
from pathlib import Path

from dateparser.search import search_dates

from benchmarks.articles import as_line
from tracker.sources.values import Article

_SCRIPT = Path(__file__).with_name("chrono.mjs")
CHRONO = "chrono-node@2.10.3"


def dateparser_pass(articles: list[Article]) -> int:
    """Search every article for dates as dateparser does; return how many it found."""
    found = 0
    for article in articles:
        assert article.published_on  # noqa: S101 - the corpus holds to it
        base = datetime.combine(article.published_on, time(12))
        found += len(search_dates(article.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ())
    return found


def installed(package: str, folder: str) -> str:
    """Install an npm package into a folder, and return the path of Node; end the benchmark where that cannot be."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        message = f"{package} needs node and npm, and one of them is missing"
        raise SystemExit(message)
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the arguments are ours
    return node


class Chrono:
    """chrono-node, installed into a folder of its own that is deleted at the end."""

    def __init__(self) -> None:
        """Install it; end the benchmark where that cannot be."""
        self.folder = tempfile.TemporaryDirectory(prefix="chrono-")
        self.node = installed(CHRONO, self.folder.name)

    def read(self, warmup: list[Article], articles: list[Article]) -> tuple[float, int]:
        """Return the seconds that chrono-node takes for `articles`, and how many expressions it finds."""
        home = Path(self.folder.name)
        files = home / "warmup.jsonl", home / "articles.jsonl"
        for file, texts in zip(files, (warmup, articles), strict=True):
            file.write_text("\n".join(as_line(x) for x in texts), encoding="utf-8")
        module = home / "node_modules" / "chrono-node" / "dist" / "esm" / "index.js"
        command = [self.node, str(_SCRIPT), str(module), *map(str, files)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the arguments are ours
        answer = json.loads(done.stdout)
        return answer["seconds"], answer["found"]
