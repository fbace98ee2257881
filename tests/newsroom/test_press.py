"""Sheets and templates into pages."""

import json
import re
from dataclasses import replace

import pytest

from newsroom.press import home_page, missing_page, shown_day, story_page
from newsroom.source import Folder, Sheet, folders
from tests.newsroom.visible import visible

HOSTILE = '"Ampersand & Söhne" </script><b>'


def _folder(outlet: str) -> Folder:
    return next(one for one in folders() if one.id == outlet)


def _sheet(**changes: str) -> Sheet:
    plain = Sheet(slug="a", path="/a", title="Title", published="2026-03-04T07:15:00+01:00", body="<p>One.</p>")
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("lang", "shown"), [pytest.param("de", "4. März 2026", id="de"), pytest.param("en", "4 March 2026", id="en")]
)
def test_the_day_is_written_as_its_readers_do(lang: str, shown: str) -> None:
    assert shown_day("2026-03-04T07:15:00+01:00", lang) == shown


@pytest.mark.parametrize("outlet", [folder.id for folder in folders()])
def test_a_title_is_escaped_wherever_it_stands(outlet: str) -> None:
    html = story_page(_folder(outlet), _sheet(title=HOSTILE)).decode()
    assert HOSTILE in visible(html)
    assert HOSTILE not in html


@pytest.mark.parametrize("outlet", ["morgenkurier", "kestrel"])
def test_json_ld_is_json_whatever_the_title(outlet: str) -> None:
    html = story_page(_folder(outlet), _sheet(title=HOSTILE)).decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    assert HOSTILE in json.dumps(json.loads(block[1]), ensure_ascii=False).replace('\\"', '"')


def test_what_a_charset_cannot_spell_becomes_a_reference() -> None:
    body = story_page(_folder("seeblatt"), _sheet(charset="iso-8859-1", title="Größe, 10 €"))
    assert "Größe, 10 &#8364;".encode("iso-8859-1") in body


def test_a_part_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        story_page(_folder("seeblatt"), _sheet(tail="nowhere"))


def test_the_front_page_leads_to_every_story_but_the_forbidden_one() -> None:
    folder = _folder("morgenkurier")
    html = home_page(folder).decode()
    shown = {one.path for one in folder.sheets if f'href="{one.path}"' in html}
    assert shown == {one.path for one in folder.sheets} - {"/intern/redaktionsplan"}


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.id)
def test_a_missing_page_says_so(folder: Folder) -> None:
    assert re.search(r"404|not found|nicht gefunden", missing_page(folder).decode(), re.IGNORECASE)
