"""The newsroom over a real socket."""

import gzip
import socket
import struct
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from newsroom.server import Asked, Newsroom, coded, conditioned, serve
from newsroom.shelf import Response, articles, page

HOST = "morgenkurier.example"
PATH = "/kultur/2026/grabung-am-kirchplatz"


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with serve() as running:
        yield running


@pytest.fixture
def line(newsroom: Newsroom) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", newsroom.port, timeout=10)
    yield connection
    connection.close()


def _get(line: HTTPConnection, path: str = PATH, host: str = HOST, **fields: str) -> tuple[HTTPResponse, bytes]:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    line.request("GET", path, headers={"Host": host, "Accept-Encoding": "identity"} | named)
    answer = line.getresponse()
    return answer, answer.read()


def test_every_article_comes_over_one_connection(line: HTTPConnection) -> None:
    line.connect()
    first = line.sock
    for one in articles():
        expected = page(one.host, one.path)
        assert expected is not None
        assert _get(line, one.path, one.host)[1] == expected.body
    assert line.sock is first


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param(HOST, 200, id="known"),
        pytest.param("MORGENKURIER.example:8080", 200, id="other case and a port"),
        pytest.param("www.morgenkurier.example", 421, id="near miss"),
        pytest.param("127.0.0.1", 421, id="address"),
    ],
)
def test_the_host_header_decides_who_answers(line: HTTPConnection, host: str, status: int) -> None:
    assert _get(line, "/", host)[0].status == status


def test_a_query_is_ignored(line: HTTPConnection) -> None:
    assert _get(line, f"{PATH}?utm_source=rss")[1] == _get(line)[1]


def test_an_unknown_path_is_404_and_an_old_one_301(line: HTTPConnection) -> None:
    assert _get(line, "/nowhere")[0].status == 404
    moved, _ = _get(line, "/news/old/1042.htm", "harbourwire.example")
    assert moved.status == 301
    assert moved.headers["Location"] == "http://harbourwire.example/news/2026/salt-road-reopens.html"


def test_gzip_is_sent_to_those_who_take_it(line: HTTPConnection) -> None:
    plain_answer, plain = _get(line)
    packed_answer, packed = _get(line, Accept_Encoding="br, gzip")
    assert plain_answer.headers["Content-Encoding"] is None
    assert packed_answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain)


def test_head_has_the_length_and_no_body(line: HTTPConnection) -> None:
    length = _get(line)[0].headers["Content-Length"]
    line.request("HEAD", PATH, headers={"Host": HOST})
    answer = line.getresponse()
    assert (answer.status, answer.headers["Content-Length"], answer.read()) == (200, length, b"")


def test_a_page_seen_before_is_304(line: HTTPConnection) -> None:
    first, _ = _get(line)
    again, body = _get(line, If_None_Match=first.headers["ETag"])
    assert (again.status, body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    since, _ = _get(line, If_Modified_Since=first.headers["Last-Modified"])
    assert since.status == 304
    assert _get(line)[0].status == 200


def test_requests_are_remembered(newsroom: Newsroom, line: HTTPConnection) -> None:
    _get(line, "/feed.xml")
    assert newsroom.asked()[-1] == Asked(host=HOST, path="/feed.xml", status=200)
    assert HOST in newsroom.hosts


KNOWN = Response(
    status=200,
    headers=(("Content-Type", "text/html"), ("ETag", 'W/"a"'), ("Last-Modified", "Wed, 04 Mar 2026 06:15:00 GMT")),
    body=b"body",
)


@pytest.mark.parametrize(
    ("tag", "since", "status"),
    [
        pytest.param("", "", 200, id="no condition"),
        pytest.param('W/"a"', "", 304, id="same tag"),
        pytest.param('"x", W/"a"', "", 304, id="one of several tags"),
        pytest.param('W/"b"', "", 200, id="other tag"),
        pytest.param('W/"b"', "Wed, 04 Mar 2026 06:15:00 GMT", 200, id="the tag outranks the date"),
        pytest.param("", "Wed, 04 Mar 2026 06:15:00 GMT", 304, id="same second"),
        pytest.param("", "Wed, 04 Mar 2026 06:14:59 GMT", 200, id="a second before"),
        pytest.param("", "yesterday", 200, id="not a date"),
    ],
)
def test_conditions(tag: str, since: str, status: int) -> None:
    assert conditioned(KNOWN, tag, since).status == status


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        pytest.param("gzip", True, id="gzip"),
        pytest.param("deflate, GZIP;q=0.5", True, id="weighed"),
        pytest.param("gzip;q=0", False, id="refused"),
        pytest.param("br", False, id="another"),
        pytest.param("", False, id="none"),
    ],
)
def test_codings(accepted: str, packed: bool) -> None:  # noqa: FBT001 -- a table's expected value
    assert (("Content-Encoding", "gzip") in coded(KNOWN, accepted).headers) == packed


def test_a_gzip_file_is_not_packed_again() -> None:
    child = page("northmoorpost.example", "/sitemaps/archive.xml.gz")
    assert child is not None
    assert coded(child, "gzip").body == child.body


def test_an_asker_who_hangs_up_leaves_no_trace(newsroom: Newsroom, capfd: pytest.CaptureFixture[str]) -> None:
    before = len(newsroom.asked())
    with socket.create_connection(("127.0.0.1", newsroom.port)) as asker:
        asker.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close by reset
        asker.sendall(f"GET {PATH} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    line = HTTPConnection("127.0.0.1", newsroom.port, timeout=10)
    assert _get(line)[0].status == 200
    line.close()
    assert len(newsroom.asked()) > before
    assert capfd.readouterr().err == ""
