"""Addresses and the functions that answer them (starlette's doorway)."""

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus.inspect.exceptions import ExceptionsError
from corpus.inspect.web import changes, documents, lists, outlets, reviewing, rules
from corpus.inspect.web.answers import Answer, Desk, Elsewhere, Query, Shown
from corpus.inspect.web.guard import App, Guard
from corpus.inspect.web.templates import page
from corpus.store_file import StoreError

_Endpoint = Callable[[Request], Awaitable[Response]]
_MAX_FIELDS = 20

_PAGES: dict[str, Callable[[Desk, Query], Answer | None]] = {
    "/": lists.home,
    "/rejections": lists.rejections,
    "/rules": rules.rules,
    "/rule": rules.rule,
    "/outlets": outlets.outlets,
    "/changes": reviewing.reviewed,
    "/change": reviewing.group_page,
    "/exceptions": changes.exceptions,
    "/keep": changes.keep_page,
    "/off": changes.off_page,
}
_NAMED: dict[str, Callable[[Desk, str, Query], Answer | None]] = {
    "/documents/{name}": documents.document,
    "/stories/{name}": documents.story,
    "/versions/{name}": reviewing.versions,
    "/outlets/{name:path}": outlets.outlet,
}
_FORMS: dict[str, Callable[[Desk, changes.Form], Answer | None]] = {
    "/keep": changes.keep,
    "/off": changes.off,
    "/undo": changes.undo,
    "/decide": reviewing.decide,
}


def make_app(desk: Desk) -> App:
    """The app behind its guard.

    Every page is made in the loop itself: one person looks, each takes milliseconds, and SQLite's connections
    stay in one thread.
    """
    routes = [
        *(Route(path, _page(desk, answer), methods=["GET"]) for path, answer in _PAGES.items()),
        *(Route(path, _named(desk, answer), methods=["GET"]) for path, answer in _NAMED.items()),
        *(Route(path, _form(desk, answer), methods=["POST"]) for path, answer in _FORMS.items()),
    ]
    found_nothing = {404: lambda _request, _error: _response(_not_found()), 405: lambda _r, _e: _response(_not_found())}
    return Guard(Starlette(routes=routes, exception_handlers=found_nothing), desk.door)


def _page(desk: Desk, answer: Callable[[Desk, Query], Answer | None]) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answered(lambda: answer(desk, _query(request)))

    return endpoint


def _named(desk: Desk, answer: Callable[[Desk, str, Query], Answer | None]) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        return _answered(lambda: answer(desk, str(request.path_params["name"]), _query(request)))

    return endpoint


def _form(desk: Desk, answer: Callable[[Desk, changes.Form], Answer | None]) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await _fields(request)
        if not secrets.compare_digest(form.get("form", "").encode(), desk.door.form.encode()):
            return _response(_message(403, "That form is not from this page", "Load the page again and try once more."))
        return _answered(lambda: answer(desk, form))

    return endpoint


async def _fields(request: Request) -> changes.Form:
    """The fields of a form; none where they are more or larger than any form of ours sends."""
    try:
        body = (await request.body()).decode("utf-8", "replace")
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MAX_FIELDS))
    except (ClientDisconnect, ValueError):
        return {}


def _query(request: Request) -> Query:
    """The fields of an address; the last of each name."""
    return dict(request.query_params)


def _answered(answer: Callable[[], Answer | None]) -> Response:
    """An answer as a response; what cannot be done is said with what to do."""
    try:
        return _response(answer() or _not_found())
    except (StoreError, ExceptionsError) as error:
        return _response(_message(503, "That did not work", str(error)))


def _response(answer: Answer) -> Response:
    if isinstance(answer, Elsewhere):
        parts = urlsplit(answer.path)
        return RedirectResponse(parts.geturl(), status_code=303)
    return Response(
        answer.html,
        status_code=answer.status,
        media_type="text/html",
        headers={"content-security-policy": answer.policy},
    )


def _not_found() -> Shown:
    return _message(404, "Nothing here", "There is nothing at this address, or no longer.")


def _message(status: int, heading: str, words: str) -> Shown:
    return page("message.html", title=heading, here="", heading=heading, words=words, status=status)
