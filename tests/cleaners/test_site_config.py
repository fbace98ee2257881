"""What an outlet's selectors say comes before what anybody thinks of a block."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.rules import Rules

TEXT = "The harbour master closed the old swing bridge on Friday evening, two days before the summer regatta began."
PAGE = f"""<html lang=en><body><nav><a href=/>Home</a></nav><article><h1>Bridge closed</h1><p>{TEXT}</p>
<div class=jobs><p>The harbour board seeks an experienced bridge keeper for the night shift.</p>
</div><p>A ferry will take walkers across until parts arrive.</p></article><ul class=links><li>
<a href=/a>Ferry times</a></ul></body></html>"""


def cleaned(**rules: tuple[str, ...]) -> Cleaned:
    outcome = clean_html(PAGE.encode(), rules=Rules(**rules))  # type: ignore[arg-type] # the two selector lists only
    assert isinstance(outcome, Cleaned)
    return outcome


def test_what_remove_css_matches_is_cut_and_names_the_selector() -> None:
    page = cleaned(remove_css=(".jobs",))
    assert "bridge keeper" not in page.text
    (cut,) = (cut for cut in page.cuts if cut.rule == "outlet.remove-css")
    assert "bridge keeper" in page.raw_text[cut.start : cut.end]
    assert cut.evidence == ".jobs"


def test_what_keep_css_matches_stays_whatever_it_looks_like() -> None:
    assert "Ferry times" not in cleaned().text
    assert "Ferry times" in cleaned(keep_css=("ul.links",)).text
    assert "Home" in cleaned(keep_css=("nav",)).text


def test_what_both_match_is_cut() -> None:
    assert TEXT not in cleaned(remove_css=("article > p",), keep_css=("article", "h1", ".jobs")).text


def test_a_selector_without_a_match_changes_nothing() -> None:
    assert cleaned(remove_css=(".absent",)) == cleaned()


def test_a_selector_that_cannot_be_read_is_said() -> None:
    with pytest.raises(ValueError, match=r"div\["):
        cleaned(remove_css=("div[",))
