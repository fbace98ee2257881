"""The pages about changes and versions: what a review says, decided by group, before and after."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Rejected, Why
from corpus.inspect.exceptions import Reject, read
from corpus.inspect.exceptions_file import revise
from corpus.inspect.web.answers import Desk
from corpus.inspect.web.app import make_app
from corpus.inspect.web.guard import App
from corpus.reclean import compared
from corpus.review_file import writing
from corpus.store import Store
from tests.corpus.inspect.samples import cleaned
from tests.corpus.inspect.web import corpora
from tests.corpus.inspect.web.caller import call, post
from tests.corpus.inspect.web.test_app import _id
from tests.corpus.shelf import NOON

CUT = {"side": "cut", "kind": "promo", "rule": "promo.house"}
KEPT = {"side": "kept", "kind": "legal", "rule": "legal.rights"}


@pytest.fixture
def reviewed(desk: Desk, tmp_path: Path) -> Desk:
    corpora.review(tmp_path, desk.store)
    return desk


def test_without_a_review_the_page_says_how_to_make_one(app: App) -> None:
    assert "winnow reclean --check" in call(app, "/changes").text
    assert call(app, "/change?side=cut&kind=promo&rule=promo.house").status == 404
    assert post(app, "/decide", {**CUT, "act": "reject"}).status == 404


def test_groups_are_listed_by_side_with_what_they_come_to(reviewed: Desk, app: App) -> None:
    page = call(app, "/changes").text
    assert "10 documents cleaned again with rules 1 on 2026-03-01 12:00 UTC" in page
    assert page.index("Cut now, kept before") < page.index("promo.house") < page.index("Kept now, cut before")
    assert '<td class="n" data-unit="characters">300</td>' in page  # ten times the line about rights


def test_a_group_shows_before_and_after_of_its_documents(reviewed: Desk, app: App) -> None:
    page = call(app, "/change?side=kept&kind=legal&rule=legal.rights").text
    assert page.count('<article class="changed">') == 10
    assert '<span class="sr">Kept now: </span>All rights stay with the house</ins>' in page
    assert f'href="/documents/{_id(reviewed)}#p' in page


def test_deciding_writes_exceptions_and_nothing_else(reviewed: Desk, app: App) -> None:
    before = {each.id: each.text for each in reviewed.store.documents()}
    assert post(app, "/decide", {**CUT, "act": "reject"}).headers["location"] == "/changes"
    assert read(reviewed.exceptions).rejects == (Reject(side="cut", kind="promo", rule="promo.house"),)
    page = call(app, "/changes").text
    assert "1 of 2 groups are rejected" in page
    assert page.count('<tr class="held">') == 1
    assert "change rejected" in call(app, "/exceptions").text
    reply = post(app, "/decide", {**CUT, "act": "accept", "back": "group"})
    assert reply.headers["location"].startswith("/change?side=cut")
    assert read(reviewed.exceptions).rejects == ()
    assert {each.id: each.text for each in reviewed.store.documents()} == before


def test_a_rejection_is_undone_among_the_exceptions(reviewed: Desk, app: App) -> None:
    post(app, "/decide", {**KEPT, "act": "reject"})
    post(app, "/undo", {"what": "reject", **KEPT})
    assert read(reviewed.exceptions).rejects == ()


@pytest.mark.parametrize(
    "fields", [{}, {**CUT, "rule": "none"}, {**CUT, "side": "lost"}, {**CUT, "kind": "<script>"}, {**CUT, "rule": ""}]
)
def test_no_such_group(reviewed: Desk, app: App, fields: dict[str, str]) -> None:
    assert post(app, "/decide", {**fields, "act": "reject"}).status == 404
    assert not reviewed.exceptions.exists()


def test_deciding_needs_the_secret_of_the_form(reviewed: Desk, app: App) -> None:
    assert post(app, "/decide", {**CUT, "act": "reject", "form": "guessed"}).status == 403
    assert not reviewed.exceptions.exists()


def _again(folder: Path, name: str) -> None:
    """The document cleaned by later rules, which keep the line about rights."""
    with Store.open(folder / "winnow.db") as store:
        found = store.document(name)
        assert found is not None
        store.begin_run("run-2", NOON)
        provenance = replace(found.provenance, rules_version=2, run="run-2")
        cuts = store.cuts(name)[:-1]
        result = replace(cleaned(store.raw_text(name) or "", cuts), rules_version=2)
        store.keep(replace(found, text=result.text, provenance=provenance), result)


def test_a_document_cleaned_since_is_said_to_be(reviewed: Desk, app: App, tmp_path: Path) -> None:
    _again(tmp_path, _id(reviewed))
    page = call(app, "/change?side=kept&kind=legal&rule=legal.rights").text
    assert page.count("Cleaned again since this review was made.") == 1
    assert page.count('<ol class="delta"') == 9


def test_a_page_rejected_today_is_said_to_stay(desk: Desk, app: App, tmp_path: Path) -> None:
    document = next(desk.store.documents())
    gone = compared(document, "", (), Rejected(page_digest="d", why=Why.LISTING, evidence="9 of 10 <b>links"))
    with writing(tmp_path) as made:
        made.add(gone)
        made.finish({})
    assert "No story today" in call(app, "/changes").text
    page = call(app, "/change?side=cut&kind=rejected&rule=verdict.listing").text
    assert "a person decides" in page
    assert "9 of 10 &lt;b&gt;links" in page


def test_versions_are_listed_and_compared(desk: Desk, app: App, tmp_path: Path) -> None:
    name = _id(desk)
    assert "Cleaned once" in call(app, f"/versions/{name}").text
    assert "Its versions" not in call(app, f"/documents/{name}").text
    _again(tmp_path, name)
    assert f'href="/versions/{name}"' in call(app, f"/documents/{name}").text
    page = call(app, f"/versions/{name}").text
    assert "2 cleanings of one archived page" in page
    assert "Version 1 to 2" in page
    assert '<span class="sr">Kept now: </span>All rights stay with the house</ins>' in page
    for to in ("9", "0", "x", "9" * 40, "1"):
        assert call(app, f"/versions/{name}?to={to}").text.count("Version 1 to 2") == 1
    assert call(app, "/versions/none").status == 404


def test_long_groups_are_paged(desk: Desk, tmp_path: Path) -> None:
    with corpora.desk(tmp_path / "more", documents=30) as over:
        corpora.review(tmp_path / "more", over.store)
        app = make_app(over)
        seen: list[str] = []
        path = "/change?side=kept&kind=legal&rule=legal.rights"
        while path:
            page = call(app, path).text
            seen += re.findall(r'<h2><a href="/documents/(\w+)"', page)
            more = re.search(r'href="(/change\?[^"]+)" rel="next"', page)
            path = more[1].replace("&amp;", "&") if more else ""
        assert len(seen) == len(set(seen)) == 32


def test_a_rejection_of_a_family_holds_its_groups(reviewed: Desk, app: App) -> None:
    revise(reviewed.exceptions, lambda known: known.adding(Reject(rule="promo")))
    assert call(app, "/changes").text.count('<tr class="held">') == 1
