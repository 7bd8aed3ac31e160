"""A tab of a browser on the dashboard: what goes wrong in it is kept, and it is waited for as a person would wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Dialog, Page

# A link straight to a page makes Streamlit look for its server below that page first; the miss is logged as an error.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# Run before the scripts of a page: keeps whether a run of the script behind it is asked for, or goes on. Messages are
# protobufs, whose outer fields are all numbers or have their length before them. Numbers by Streamlit's BackMsg.proto
# (rerun_script) and ForwardMsg.proto (new_session; script_finished, with FINISHED_EARLY_FOR_RERUN = another follows).
RUNS = """(() => {
  const runs = window.runs = {asked: false, going: false, still: 0}
  function* fields(bytes) {
    let at = 0
    const number = () => {
      for (let sum = 0, scale = 1; ; scale *= 128) {
        const byte = bytes[at++]
        sum += (byte & 127) * scale
        if (byte < 128) return sum
      }
    }
    while (at < bytes.length) {
      const tag = number(), value = number()
      yield [tag >>> 3, value]
      if ((tag & 7) === 2) at += value
    }
  }
  const said = bytes => { for (const [field] of fields(bytes)) if (field === 11) runs.asked = true }
  const heard = bytes => {
    for (const [field, value] of fields(bytes)) {
      if (field === 4) [runs.asked, runs.going] = [false, true]
      if (field === 6) [runs.asked, runs.going] = [runs.asked || value === 2, false]
    }
  }
  const {send} = WebSocket.prototype
  WebSocket.prototype.send = function (bytes) {
    if (!this.listened) this.addEventListener('message', ({data}) => heard(new Uint8Array(data)))
    this.listened = true
    said(bytes)
    send.call(this, bytes)
  }
})()"""
# Drawn for three frames in a row, for a button has its key after it is painted; what a run has not drawn anew is stale.
_STANDS_STILL = """() => {
  const app = document.querySelector('[data-testid="stApp"]')
  const quiet = !runs.asked && !runs.going && app?.dataset.testScriptState === 'notRunning'
    && !app.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && !document.getAnimations().some(it => it.playState === 'running' && it.effect.getComputedTiming().endTime < 1e4)
  runs.still = quiet ? runs.still + 1 : 0
  return runs.still > 3
}"""
# Marked as asked for here: if Streamlit does not turn, no run ever answers, and the wait fails.
_STEP = """path => {
  runs.asked = true
  history.pushState({}, '', path)
  dispatchEvent(new PopStateEvent('popstate', {state: {}}))
}"""


class Watched:
    """A tab whose errors, dialogs and requests to other hosts are kept, from `with` on and to its end."""

    def __init__(self, page: Page, address: str) -> None:
        """Watch `page` for the dashboard at `address`."""
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.dialogs: list[str] = []
        self._ears = {
            "console": lambda message: self._note(message.type, message.text, message.location.get("url", "")),
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: self._ask(request.url),
            "dialog": self._dismiss,
        }

    def __enter__(self) -> Self:
        """Listen from the first request on."""
        for event, ear in self._ears.items():
            self.page.on(event, ear)  # type: ignore[call-overload]  # its overloads take one event each
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more: the tab goes on to the next test."""
        for event, ear in self._ears.items():
            self.page.remove_listener(event, ear)

    def _note(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not url.endswith(PROBES):
            self.errors.append(f"{text} ({url})")

    def _ask(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", self.address.replace("http", "ws", 1))):
            self.outside.append(url)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, path: str = "/") -> Page:
        """Go to a page by its address, and wait until it stands still."""
        self.page.goto(f"{self.address}{path}")
        self.page.locator("[data-testid='stMain'] h1").first.wait_for()  # before the first run it stands still, too
        self.settle()
        return self.page

    def turn_to(self, path: str) -> Page:
        """Go to a page as Back and Forward do, without the seconds that loading the dashboard takes; else open it."""
        if not self.page.url.startswith(self.address) or self.page.url == f"{self.address}{path}":
            return self.open(path)
        self.page.evaluate(_STEP, path)
        self.settle()
        self.page.locator("[data-testid='stMain'] h1").first.wait_for()
        return self.page

    def paste(self, text: str) -> Page:
        """Paste a text on the page Add, and have it read."""
        page = self.open("/add")
        page.get_by_label("The article's text").fill(text)
        page.get_by_role("button", name="Read it").click()
        self.settle()
        return page

    def too_wide(self, path: str, widths: Sequence[int]) -> dict[int, int]:
        """Show a page in a window of the first width, draw it out to the others; return how far it sticks out."""
        self.page.set_viewport_size({"width": widths[0], "height": 900})
        self.turn_to(path)
        return {width: over for width in widths if (over := self._overhang(width)) > 0}

    def _overhang(self, width: int) -> int:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.settle()
        over: int = self.page.locator("[data-testid='stMain']").evaluate("main => main.scrollWidth - main.clientWidth")
        return over

    def settle(self) -> None:
        """Wait until no run is asked for and none goes on, and the page is drawn with all its keys."""
        self.page.evaluate("() => { runs.still = 0 }")
        self.page.wait_for_function(_STANDS_STILL)
