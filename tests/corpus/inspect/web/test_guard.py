"""Nobody gets in who does not name this host, carry the token, and post from this app's own pages."""

import pytest

from corpus.inspect.web.guard import MAX_BODY, App, Door, Guard, Message, Receive, Scope, Send
from tests.corpus.inspect.web.caller import DOOR, Reply, call, post


async def _open(scope: Scope, receive: Receive, send: Send) -> None:
    message: Message = await receive()
    body = b"in" if message["type"] == "http.request" else b"cut off"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


APP: App = Guard(_open, DOOR)


def test_the_cookie_opens() -> None:
    assert call(APP, "/").text == "in"


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_names_of_this_machine_are_taken(host: str) -> None:
    assert call(APP, "/", host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", ""]
)
def test_other_names_are_not(host: str) -> None:
    assert call(APP, "/", host=host).status == 421


@pytest.mark.parametrize(
    "cookie",
    ["", "winnow_8765=", "winnow_8765=wrong", f"winnow_9999={DOOR.token}", f"winnow_8765={DOOR.token}x", "=;=\x00;;"],
)
def test_without_the_token_nothing_is_shown(cookie: str) -> None:
    reply = call(APP, "/", cookie=cookie)
    assert reply.status == 403
    assert "winnow inspect" in reply.text


def test_the_token_of_the_address_becomes_a_cookie() -> None:
    reply = call(APP, f"/documents/a?q=b&token={DOOR.token}", cookie="")
    assert reply.status == 303
    assert reply.headers["location"] == "/documents/a?q=b"
    assert reply.headers["set-cookie"] == f"winnow_8765={DOOR.token}; Path=/; HttpOnly; SameSite=Strict"


def test_a_wrong_token_is_no_token() -> None:
    assert call(APP, "/?token=wrong", cookie="").status == 403


def test_the_way_in_leads_to_no_other_host() -> None:
    assert call(APP, f"//evil.example/?token={DOOR.token}", cookie="").headers["location"] == "/"


@pytest.mark.parametrize(
    ("origin", "site", "status"),
    [
        pytest.param("http://127.0.0.1:8765", "same-origin", 200, id="own page"),
        pytest.param("http://127.0.0.1:8765", "", 200, id="a browser without fetch metadata"),
        pytest.param("http://evil.example", "cross-site", 403, id="another site"),
        pytest.param("http://127.0.0.1:8080", "same-site", 403, id="another port"),
        pytest.param("https://127.0.0.1:8765", "same-origin", 403, id="another scheme"),
        pytest.param("null", "", 403, id="a sandboxed frame"),
        pytest.param("", "", 403, id="no origin"),
        pytest.param("http://127.0.0.1:8765", "same-site", 403, id="a neighbour that lies"),
    ],
)
def test_forms_come_from_our_own_pages(origin: str, site: str, status: int) -> None:
    assert post(APP, "/keep", {}, origin=origin, sec_fetch_site=site).status == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(method: str) -> None:
    assert call(APP, "/", method=method).status == 405


def test_large_bodies_are_refused_by_length_and_by_count() -> None:
    assert call(APP, "/", method="POST", body=b"x", content_length=str(MAX_BODY + 1)).status == 413
    assert call(APP, "/", method="POST", body=b"x", content_length="1e9").status == 413
    assert call(APP, "/", method="POST", body=b"x" * (MAX_BODY + 1), content_length="1").text == "cut off"


@pytest.mark.parametrize("reply", [call(APP, "/"), call(APP, "/", cookie=""), call(APP, "/", host="x")], ids=range(3))
def test_every_answer_is_sealed(reply: Reply) -> None:
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


def test_tokens_are_long_and_new_each_time() -> None:
    one, other = Door(host="127.0.0.1", port=1), Door(host="127.0.0.1", port=1)
    assert len(one.token) >= 40
    assert len({one.token, other.token, one.form, other.form}) == 4
    assert one.token not in repr(one)


def test_another_host_is_called_by_its_name_alone() -> None:
    door = Door(host="192.0.2.7", port=80)
    assert door.names == frozenset({"192.0.2.7:80"})
    assert not door.loopback
    assert Door(host="::1", port=80).address.startswith("http://[::1]:80/?token=")
