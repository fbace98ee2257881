"""The app's pages: whole, escaped, and changing nothing but what a form of theirs asks for."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Rejected, Why
from corpus.inspect.exceptions import Exceptions, Keep, Off, read
from corpus.inspect.standalone import source_hash
from corpus.inspect.view import paragraph_spans
from corpus.inspect.web.answers import Desk
from corpus.inspect.web.app import make_app
from corpus.inspect.web.guard import App
from tests.corpus.inspect.hostile import HOSTILE
from tests.corpus.inspect.web import corpora
from tests.corpus.inspect.web.caller import Reply, call, post
from tests.corpus.shelf import RUN, opened, page, prose


def _id(desk: Desk, title: str = "Title 1") -> str:
    return str(desk.catalogue.rows("SELECT id FROM entries WHERE title = ?", (title,))[0][0])


def _letter(desk: Desk) -> int:
    """The paragraph that asks for the letter: the last but one."""
    return len(paragraph_spans(desk.store.raw_text(_id(desk)) or "")) - 1


def _paths(desk: Desk) -> list[str]:
    name = _id(desk)
    return [
        *("/", "/?q=morning&kind=newsletter", "/outlets", "/outlets/gull", "/rules", "/rejections", "/exceptions"),
        *("/rule?kind=newsletter&rule=newsletter.prompt", "/rule?kind=legal&rule=legal.rights&outlet=gull"),
        *(
            f"/documents/{name}",
            f"/stories/{name}",
            f"/versions/{name}",
            "/changes",
            f"/keep?doc={name}&n=1",
            "/off?outlet=gull&rule=legal.rights",
        ),
        "/rejections?why=error_page&outlet=gull",
    ]


def test_every_page_is_there_and_allows_only_what_is_in_it(desk: Desk, app: App) -> None:
    for path in _paths(desk):
        reply = call(app, path)
        assert reply.status == 200, path
        policy = reply.headers["content-security-policy"]
        style = re.search(r"<style>(.*?)</style>", reply.text, re.DOTALL)
        script = re.search(r"<script>(.*?)</script>", reply.text, re.DOTALL)
        assert style
        assert script
        assert f"style-src {source_hash(style[1])}; script-src {source_hash(script[1])};" in policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert not re.search(r'\sstyle="|\son[a-z]+="|src="', reply.text.replace(script[1], ""))


def test_every_link_leads_somewhere(desk: Desk, app: App) -> None:
    seen: set[str] = set()
    for path in _paths(desk):
        base = path.partition("?")[0]
        for link in re.findall(r'href="([^"#]+)[^"]*"', call(app, path).text):
            address = (base if link.startswith("?") else "") + link.replace("&amp;", "&")
            if address.startswith("/") and address not in seen:
                seen.add(address)
                assert call(app, address).status == 200, f"{path} links to {address}"
    assert len(seen) > 30


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/documents/none", "/stories/none", "/outlets/none", "/rule?rule=none", "/keep?doc=none&n=1"),
        *("/documents/..%2f..", "/keep", "/rule", "/off", "/off?outlet=gull&rule=none"),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(app: App, path: str) -> None:
    reply = call(app, path)
    assert reply.status == 404
    assert "Nothing here" in reply.text


@pytest.mark.parametrize("number", ["0", "99", "-1", "x", "9" * 30, ""])
def test_no_such_paragraph(desk: Desk, app: App, number: str) -> None:
    assert call(app, f"/keep?doc={_id(desk)}&n={number}").status == 404
    assert post(app, "/keep", {"doc": _id(desk), "n": number}).status == 404
    assert not desk.exceptions.exists()


def test_keeping_is_shown_before_it_is_written(desk: Desk, app: App) -> None:
    number = _letter(desk)
    preview = call(app, f"/keep?doc={_id(desk)}&n={number}")
    assert corpora.LETTER in preview.text
    assert preview.text.count("fresh") > 0
    assert "[[keep]]" in preview.text
    assert not desk.exceptions.exists()


def _keep(desk: Desk, app: App, scope: str) -> Reply:
    number = _letter(desk)
    return post(app, "/keep", {"doc": _id(desk), "n": str(number), "scope": scope})


def test_keep_and_undo(desk: Desk, app: App) -> None:
    reply = _keep(desk, app, "document")
    assert reply.status == 303
    assert reply.headers["location"].startswith(f"/documents/{_id(desk)}?done=kept#p")
    (kept,) = read(desk.exceptions).keeps
    assert (kept.outlet, kept.doc, kept.quote) == ("gull", _id(desk), corpora.LETTER)
    page = call(app, f"/documents/{_id(desk)}?done=kept").text
    assert "Kept by you" in page
    assert "newsletter.prompt" not in page
    assert "Kept by you" not in call(app, f"/documents/{_id(desk, 'Title 3')}").text
    fields = {"outlet": kept.outlet, "block": kept.block, "doc": kept.doc, "back": f"/documents/{_id(desk)}"}
    assert post(app, "/undo", fields).headers["location"] == f"/documents/{_id(desk)}"
    assert read(desk.exceptions) == Exceptions()
    assert "newsletter.prompt" in call(app, f"/documents/{_id(desk)}").text


def test_keep_everywhere_at_an_outlet(desk: Desk, app: App) -> None:
    _keep(desk, app, "outlet")
    assert "Kept by you" in call(app, f"/documents/{_id(desk, 'Title 3')}").text
    assert "Kept by you" not in call(app, f"/documents/{_id(desk, 'Title 2')}").text
    assert "kept everywhere" in call(app, "/exceptions").text


def test_a_rule_is_turned_off_for_an_outlet(desk: Desk, app: App) -> None:
    assert post(app, "/off", {"outlet": "gull", "rule": "legal.rights"}).headers["location"] == "/exceptions"
    assert read(desk.exceptions).offs == (Off(outlet="gull", rule="legal.rights"),)
    assert "legal.rights" not in call(app, f"/documents/{_id(desk)}").text
    assert "legal.rights" in call(app, f"/documents/{_id(desk, 'Title 2')}").text
    post(app, "/undo", {"outlet": "gull", "rule": "legal.rights"})
    assert read(desk.exceptions) == Exceptions()


def test_nonsense_is_not_written(desk: Desk, app: App) -> None:
    assert post(app, "/off", {"outlet": "nobody", "rule": "legal.rights"}).status == 404
    assert post(app, "/off", {}).status == 404
    assert not desk.exceptions.exists()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:x", ""])
def test_undo_leads_back_into_the_app(desk: Desk, app: App, back: str) -> None:
    assert post(app, "/undo", {"outlet": "a", "rule": "b", "back": back}).headers["location"] == "/exceptions"


@pytest.mark.parametrize("path", ["/keep", "/off", "/undo"])
def test_forms_need_their_secret(desk: Desk, app: App, path: str) -> None:
    reply = post(app, path, {"form": "wrong", "outlet": "gull", "rule": "legal.rights"})
    assert reply.status == 403
    assert "Load the page again" in reply.text
    assert not desk.exceptions.exists()


def test_a_form_of_many_fields_is_refused(app: App) -> None:
    assert post(app, "/undo", {f"f{n}": "x" for n in range(100)}).status == 403


def test_an_exceptions_file_that_cannot_be_read_is_named(desk: Desk, app: App) -> None:
    desk.exceptions.write_text("[[keep]]\n", "utf-8")
    reply = call(app, f"/documents/{_id(desk)}")
    assert reply.status == 503
    assert "lacks outlet, block" in reply.text


def test_copies_of_a_story_stand_side_by_side(desk: Desk, app: App) -> None:
    page = call(app, f"/documents/{_id(desk, 'The same again')}").text
    link = re.search(r'href="(/stories/[^"]+)"', page)
    assert link
    story = call(app, link[1]).text
    assert story.count("<article") == 2
    assert re.search(r"<p>A line of its own\.</p>", story)
    assert 'class="shared"' in story


def test_rejections_say_why(app: App) -> None:
    page = call(app, "/rejections?why=error_page").text
    assert "404 in its title" in page
    assert "nothing but a consent text" not in page
    assert 'href="https://gull.example/101"' in page


def test_rejections_show_no_secrets_of_an_address(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        source = replace(page(1, outlet="gull"), answered="https://ann:pw1@gull.example/1?token=pw2&a=b")
        store.reject(source, Rejected(page_digest=source.digest, why=Why.EMPTY, evidence="no text"), RUN)
    with corpora.desk(tmp_path, documents=0) as over:
        said = call(make_app(over), "/rejections").text
    assert "gull.example/1" in said
    assert "pw1" not in said
    assert "pw2" not in said


def test_what_memory_cut_is_listed_at_the_outlet(app: App) -> None:
    page = call(app, "/outlets/gull").text
    assert re.search(r'<span class="num">5</span> <span dir="auto">All rights stay with the house', page)


def test_hostile_text_is_nowhere_markup(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for at, text in enumerate(HOSTILE):
            line = text.replace("\x00", "").replace("\n", " ")
            chrome = tuple((f"{name} {line}", kind, rule) for name, kind, rule in corpora.CHROME)
            corpora.keep(store, 2 * at + 1, f"{line}\n{prose(at)}", title=line, chrome=chrome)
    with corpora.desk(tmp_path, documents=0) as over:
        app = make_app(over)
        names = [str(row[0]) for row in over.catalogue.rows("SELECT id FROM entries")]
        paths = [
            *(f"/documents/{name}" for name in names),
            *(f"/stories/{name}" for name in names),
            "/",
            "/outlets/gull",
        ]
        for path in [*paths, "/rule?kind=legal&rule=legal.rights", f"/keep?doc={names[0]}&n=1"]:
            text = call(app, path).text
            assert text.count("<script>") == 1, path
            assert not re.search(r"<(img|iframe|object|embed|base|video|audio|plaintext|xmp|math)\b", text), path


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_stay_text(app: App, text: str) -> None:
    from urllib.parse import quote  # noqa: PLC0415 - for this test alone

    for field in ("q", "outlet", "rule", "since", "after", "kind"):
        reply = call(app, f"/?{field}={quote(text)}")
        assert reply.status == 200
        assert reply.text.count("<script>") == 1


def test_keeping_twice_is_once(desk: Desk, app: App) -> None:
    _keep(desk, app, "document")
    _keep(desk, app, "document")
    (kept,) = read(desk.exceptions).keeps
    assert isinstance(kept, Keep)
