"""A site's own file cuts, keeps and names; each cut says which line of it."""

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned, Rejected, Sourced, Why
from cleaners.rules import Rules
from cleaners.site_file import read

TEXT = "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta began."
PAGE = f"""<html lang=en><head><title>Harbour</title></head><body><h1>Bridge closed</h1><p class=who>Ada Brook</p>
<p class=when>2026-03-03</p><div id=story><p>{TEXT}</p><div class="share-bar x"><p>Tell it to your friends, as many
as you have, on every network.</p></div><ul><li><a href=/ferry>Ferry times</a></ul><p>{TEXT.replace("Friday", "Monday")}
</p></div><p>A paragraph that stands outside of the story, and is as long as one.</p>"""
FILE = """\
title: //h1
author: //p[@class='who']
date: //p[@class='when']
body: //main
body: //div[@id='story']
strip_id_or_class: share-bar
strip: //ul[
"""
URL = "https://www.harbour.example/news/1"


def cleaned(url: str = URL, file: str = FILE) -> Cleaned:
    outcome = clean_html(PAGE.encode(), url=url, rules=Rules(site=tuple(read("harbour.example.txt", file))))
    assert isinstance(outcome, Cleaned)
    return outcome


def test_the_body_is_the_first_that_matches_and_all_else_is_cut() -> None:
    page = cleaned()
    assert TEXT in page.text
    assert "Monday" in page.text
    assert "outside of the story" not in page.text
    (cut,) = (cut for cut in page.cuts if "outside of the story" in page.raw_text[cut.start : cut.end])
    assert (cut.rule, cut.evidence) == ("site.body", "not in harbour.example.txt:5")


def test_what_is_stripped_names_the_file_and_the_line() -> None:
    page = cleaned()
    (cut,) = (cut for cut in page.cuts if cut.rule == "site.strip")
    assert "your friends" in page.raw_text[cut.start : cut.end]
    assert cut.evidence == "harbour.example.txt:6"


def test_title_author_and_date_come_from_where_the_file_points() -> None:
    facts = cleaned().metadata
    assert facts.title == Sourced(value="Bridge closed", source="site-config")
    assert facts.byline == Sourced(value="Ada Brook", source="site-config")
    assert facts.published_at == Sourced(value="2026-03-03", source="site-config")


def test_another_host_is_not_spoken_of() -> None:
    plain = clean_html(PAGE.encode(), url="https://other.example/")
    assert cleaned(url="https://other.example/") == plain


def test_an_order_that_is_too_dear_for_a_page_refuses_it_by_name() -> None:
    page = PAGE.replace("</body>", "") + "<p>A line among many.</p>" * 20_000
    rules = Rules(site=tuple(read("harbour.example.txt", f"{FILE}strip: //*[not(preceding-sibling::p)]\n")))
    outcome = clean_html(page.encode(), url=URL, rules=rules)
    assert isinstance(outcome, Rejected)
    assert outcome.why is Why.TOO_COMPLEX
    assert outcome.evidence == (
        "harbour.example.txt:8: //*[not(preceding-sibling::p)] may take seconds or minutes on a page of 20,016 elements"
    )
    small = clean_html(PAGE.encode(), url=URL, rules=rules)
    assert small.why is Why.TOO_SHORT if isinstance(small, Rejected) else False  # asked, and everything stripped


def test_a_body_that_is_not_on_the_page_changes_nothing() -> None:
    plain = clean_html(PAGE.encode(), url=URL)
    assert cleaned(file="body: //main\nstrip: //video\n") == plain


def test_a_part_of_a_line_is_stripped_and_the_rest_of_it_stays() -> None:
    page = PAGE.replace("on Friday evening", "on Friday <span class=x>(see map)</span> evening (see map)")
    file = f"{FILE}strip: //span[@class='x']\n"
    outcome = clean_html(page.encode(), url=URL, rules=Rules(site=tuple(read("harbour.example.txt", file))))
    assert isinstance(outcome, Cleaned)
    assert "on Friday evening (see map), two" in outcome.text
    (cut,) = (cut for cut in outcome.cuts if cut.evidence == "harbour.example.txt:8")
    assert (cut.rule, outcome.raw_text[cut.start : cut.end]) == ("site.strip", "(see map) ")


def test_the_author_is_a_name_and_the_day_has_its_time() -> None:
    page = PAGE.replace("Ada Brook", "By Ada Brook").replace("2026-03-03", "3 mars 2026 à 07h45")
    outcome = clean_html(page.encode(), url=URL, rules=Rules(site=tuple(read("harbour.example.txt", FILE))))
    assert outcome.metadata.byline == Sourced(value="Ada Brook", source="site-config")
    assert outcome.metadata.published_at == Sourced(value="2026-03-03T07:45:00", source="site-config")
