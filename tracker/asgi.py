"""The dashboard behind its security headers, with the calendar and the feed; `tracker serve` starts this file.

Invariant: no page may load anything from another host, be framed by one, or tell one where a reader came from.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tracker import service

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HERE = Path(__file__).parent
SUBSCRIPTIONS = ("ics", "atom")  # the exports that other programs ask for again and again
# Streamlit's own scripts compile templates and start workers from blobs; styles are written into the page by Emotion.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Add the headers to every answer; streams pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, and add the headers as the answer starts."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await self.app(scope, receive, with_headers)


def script() -> Path:
    """Return the dashboard's script: inside an installed package, else beside it."""
    inside = HERE / "app.py"
    return inside if inside.exists() else HERE.parent / "app.py"


@cache
def _archive() -> service.Store:
    return service.open_store(os.environ.get("TRACKER_DATABASE"))


def subscription(request: Request) -> Response:
    """Answer with the events as a calendar or a feed; fields of filters and `as_of` in the address narrow them."""
    form = request.path_params["form"]
    if form not in SUBSCRIPTIONS:
        return PlainTextResponse(f"there is no feed of the kind {form}\n", status_code=404)
    try:
        filters, day = service.narrowing_of(request.query_params.multi_items())
        meant = service.meant(_archive(), filters)
        file = service.export(_archive(), form, as_of=day, filters=meant, address=str(request.base_url))
    except service.InputError as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    except service.StoreError as error:
        return PlainTextResponse(f"{error}\n", status_code=503)
    return Response(file.content, media_type=file.media_type)


app = st.App(script(), routes=[Route("/feeds/events.{form}", subscription)], middleware=[Middleware(Guard)])
