"""An edition as the HTML of a mail: the page that is published, without what mail programs leave out.

Invariant: no colour is a variable, which many mail programs do not know; each stands in its rule, for light and dark.
"""

from __future__ import annotations

import re

from tracker.exports.edition_html import STYLE, as_html
from tracker.store.rows import EditionRow

_ROOT = re.compile(r":root\{([^}]*)\}")
_NAMED = re.compile(r"--(\w+):([^;}\n]+)")
_VARIABLE = re.compile(r"var\(--(\w+)\)")
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\}")
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")


def as_mail(edition: EditionRow) -> bytes:
    """Return the edition as HTML for a mail."""
    light, dark, _ = (dict(_NAMED.findall(block)) for block in _ROOT.findall(STYLE))
    rules = _ROOT.sub("", _MEDIA.sub("", STYLE)).strip()
    style = f"{_filled(rules, light)}\n@media (prefers-color-scheme:dark){{{_colours(rules, dark)}}}"
    plain = f'<body style="color:{light["ink"]};background:{light["paper"]}">'
    page = as_html(edition).decode().replace(STYLE, f":root{{color-scheme:light dark}}\n{style}\n", 1)
    return page.replace("<body>", plain, 1).encode()


def _filled(rules: str, palette: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda found: palette[found[1]], rules)


def _colours(rules: str, palette: dict[str, str]) -> str:
    """Return what each rule says of colours, in those of a palette, before what an element says itself."""
    found = ((where, [each for each in said.split(";") if "var(" in each]) for where, said in _RULE.findall(rules))
    return "".join(
        f"{where.strip()}{{{';'.join(f'{_filled(each.strip(), palette)}!important' for each in told)}}}"
        for where, told in found
        if told
    )
