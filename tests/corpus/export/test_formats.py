"""Every text format against a reader of its own, on text that is out to break it."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.export import dolma, es_bulk, jsonl, tei, vrt
from corpus.export.piece import Piece
from corpus.export.sink import exporting
from corpus.export.xml_text import attribute, content
from tests.corpus.shelf import pair, prose

NASTY = 'He said: "5 < 6 & 7 > 3" \u2028 end.\n\nZweiter Absatz mit co-op\u2019s ]]> und\x0b\x00 議会。'
DOCUMENT, CLEANED = pair(1, prose(1), published="2026-02-01")
PIECE = Piece(document=replace(DOCUMENT, text=NASTY, title="A <b> & \"c\" 'd'\n\x01e"), cuts=CLEANED.cuts)
TEI = "{http://www.tei-c.org/ns/1.0}"


def test_jsonl_is_one_object_a_line() -> None:
    line = jsonl.line(PIECE)
    assert line.count(b"\n") == 1
    plain = json.loads(line)
    assert plain["text"] == NASTY
    assert plain["published_at"] == "2026-02-01T23:59:59+00:00"
    assert plain["cuts"] == [{"start": 0, "end": 7, "kind": "navigation", "rule": "navigation.menu"}]
    assert "byline" not in plain


def test_dolma_has_its_fields_and_the_rest_as_metadata() -> None:
    plain = json.loads(dolma.line(PIECE))
    assert set(plain) == {"id", "text", "source", "added", "created", "version", "metadata"}
    assert (plain["text"], plain["source"]) == (NASTY, "example")
    assert plain["metadata"]["url"] == "https://example.example/1"
    assert "text" not in plain["metadata"]


def test_dolma_files_are_gzip_and_the_same_bytes_every_day(tmp_path: Path) -> None:
    with exporting(tmp_path) as sink:
        dolma.write([PIECE, PIECE], sink)
    path = tmp_path / "documents" / "corpus.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["id"] for line in lines] == [PIECE.document.id] * 2
    assert path.read_bytes() == dolma.member(PIECE) * 2


def test_bulk_bodies_alternate_action_and_source() -> None:
    action, source, end = es_bulk.action(PIECE).split(b"\n")
    assert json.loads(action) == {"index": {"_id": PIECE.document.id}}
    assert json.loads(source)["id"] == PIECE.document.id
    assert end == b""


def test_tei_is_read_by_lxml() -> None:
    root = etree.fromstring(tei.tei(PIECE))
    assert root.tag == f"{TEI}TEI"
    assert [p.text for p in root.iter(f"{TEI}p")][-2:] == [
        'He said: "5 < 6 & 7 > 3" \u2028 end.',
        "Zweiter Absatz mit co-op\u2019s ]]> und\ufffd\ufffd 議会。",
    ]
    assert root.findtext(f".//{TEI}titleStmt/{TEI}title") == "A <b> & \"c\" 'd'\n\ufffde"
    pointer = root.find(f".//{TEI}ptr")
    assert pointer is not None
    assert pointer.get("target") == "https://example.example/1"


def test_vertical_text_has_a_token_a_line() -> None:
    lines = vrt.text(PIECE).decode().splitlines()
    assert lines[0].startswith(f'<text id="{DOCUMENT.id}" title="A &lt;b&gt; &amp; &quot;c&quot;')
    assert lines[-1] == "</text>"
    inner = lines[lines.index("<p>") + 1 :]
    assert inner[:9] == ["He", "said", ":", '"', "5", "&lt;", "6", "&amp;", "7"]
    assert "co-op\u2019s" in inner
    assert inner[-5:-2] == ["議", "会", "。"]
    assert lines.count("<p>") == lines.count("</p>") == 2


@given(st.text())
def test_no_text_breaks_the_xml_formats(text: str) -> None:
    piece = replace(PIECE, document=replace(DOCUMENT, text=text, title=text))
    etree.fromstring(tei.tei(piece))
    etree.fromstring(b"<all>" + vrt.text(piece) + b"</all>")


@given(st.text(st.characters(codec=None)))
def test_escaped_text_comes_back_but_for_what_xml_forbids(text: str) -> None:
    root = etree.fromstring(f'<a b="{attribute(text)}">{content(text)}</a>'.encode())
    assert "<" not in content(text)
    assert len(root.text or "") <= len(text)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_document_without_text_is_still_a_file(text: str) -> None:
    etree.fromstring(tei.tei(replace(PIECE, document=replace(DOCUMENT, text=text))))
    assert vrt.text(replace(PIECE, document=replace(DOCUMENT, text=text))).endswith(b"</text>\n")
