"""Who may talk to the app: callers that name this host, carry the token, and post from its own pages."""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 65_536  # bytes; our forms send a few hundred
_NO_POLICY = "default-src 'none'; frame-ancestors 'none'"

# Pages are looked at and left: nothing of them is stored, framed, guessed at or told to others.
# Not "no-referrer": under it browsers post with an Origin of "null".
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cache-control", b"no-store"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the app may be reached, and the secrets that open it."""

    host: str
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    form: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)  # goes into every form

    @property
    def names(self) -> frozenset[str]:
        """What a request may call this host."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        local = ("127.0.0.1", "localhost", "[::1]") if self.loopback else ()
        return frozenset(f"{name}:{self.port}" for name in (own, *local))

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in {"127.0.0.1", "localhost", "::1"}

    @property
    def cookie(self) -> str:
        """The cookie's name; ports share cookies, so it carries the port."""
        return f"winnow_{self.port}"

    @property
    def address(self) -> str:
        """What to open in a browser; holds the token."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{own}:{self.port}/?{urlencode({'token': self.token})}"


class Guard:
    """Asks every request who it is before the app sees it."""

    def __init__(self, app: App, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope["method"], headers)
        if refusal is not None:
            await _say(send, *refusal)
            return
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        if self._is_token(given.get("token", "")):
            await self._let_in(scope, given, send)
        elif self._is_token(_cookie(headers.get("cookie", ""), self._door.cookie)):
            await self._app(scope, _bounded(receive), _sealed(send))
        else:
            await _say(send, 403, "Open the address that `winnow inspect` printed: it holds the key to this page.")

    def _refusal(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        """Why a request is turned away, whoever sent it."""
        host = headers.get("host", "").lower()
        if host not in self._door.names:  # DNS rebinding: a foreign name that points here
            return 421, "This server does not go by that name."
        if method not in {"GET", "HEAD", "POST"}:
            return 405, "Only GET, HEAD and POST are answered."
        if method == "POST" and headers.get("origin") != f"http://{host}":
            return 403, "Forms are accepted from this server's own pages only."
        if method == "POST" and headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403, "Forms are accepted from this server's own pages only."
        if not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > MAX_BODY:
            return 413, "That is more than any form here sends."
        return None

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self._door.token.encode())

    async def _let_in(self, scope: Scope, given: dict[str, str], send: Send) -> None:
        """Turn the token of the address into a cookie, so that it stands in no later address."""
        rest = urlencode([(name, value) for name, value in given.items() if name != "token"])
        path = scope["path"] if scope["path"].startswith("/") and not scope["path"].startswith("//") else "/"
        location = path + (f"?{rest}" if rest else "")
        cookie = f"{self._door.cookie}={self._door.token}; Path=/; HttpOnly; SameSite=Strict"
        await _say(
            send, 303, "", ((b"location", location.encode("ascii", "replace")), (b"set-cookie", cookie.encode()))
        )


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive) -> Receive:
    """The request's body, cut off where no form of ours goes on: a length may be missing or a lie."""
    taken = 0

    async def next_part() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= MAX_BODY else {"type": "http.disconnect"}

    return next_part


def _sealed(send: Send) -> Send:
    """Adds to each answer what every answer needs."""

    async def seal(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name.lower() for name, _ in message.get("headers", ())}
            more = [*_HEADERS, (b"content-security-policy", _NO_POLICY.encode())]
            message["headers"] = [*message.get("headers", ()), *((n, v) for n, v in more if n not in names)]
        await send(message)

    return seal


async def _say(send: Send, status: int, words: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """A short answer of our own."""
    seal = _sealed(send)
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await seal({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await seal({"type": "http.response.body", "body": words.encode()})
