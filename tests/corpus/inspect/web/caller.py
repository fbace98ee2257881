"""Calls the app as a server would, without a socket."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.inspect.web.guard import App, Door, Message

DOOR = Door(host="127.0.0.1", port=8765, token="t" * 43, form="f" * 43)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str


def call(app: App, path: str, *, method: str = "GET", body: bytes = b"", **headers: str) -> Reply:
    """One request; headers default to those of a browser that has the cookie, an empty one is left out."""
    given = {"host": "127.0.0.1:8765", "cookie": f"winnow_8765={DOOR.token}"}
    if method == "POST":
        given |= {"origin": "http://127.0.0.1:8765", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items() if value],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8765),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def exchange() -> None:
        await app(scope, receive, send)

    asyncio.run(exchange())
    found = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
    return Reply(status=sent[0]["status"], headers=found, text=text)


def post(app: App, path: str, fields: Mapping[str, str], **headers: str) -> Reply:
    """One form, with the form's secret unless the fields bring their own."""
    return call(app, path, method="POST", body=urlencode({"form": DOOR.form, **fields}).encode(), **headers)
