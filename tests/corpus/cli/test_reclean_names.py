"""What --accept and --reject may name: rules that the corpus knows, and no others."""

from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.inspect.exceptions import read
from tests.corpus.cli.crawls import Reclean


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--reject", "nosuch", "nosuch: no rule that cuts or changes anything here is called that"),
        ("--reject", "newsletter.fraze", 'did you mean "newsletter.phrase"?'),
        ("--reject", "newslettr", 'did you mean "newsletter"?'),
        ("--reject", "newsletter/newsletter.fraze", 'did you mean "newsletter/newsletter.phrase"?'),
        ("--reject", "cut:legal/x", "legal/x: no rule"),
        ("--reject", "promo/newsletter.phrase", "promo/newsletter.phrase: no rule"),
        ("--reject", "outlet.remove-css,nosuch", "nosuch: no rule"),
        ("--accept", "promo.nothing", "promo.nothing: no rule"),
    ],
)
def test_a_name_that_is_nobodys_is_a_mistake_and_nothing_is_noted(
    here: Path, reclean: Reclean, option: str, name: str, said: str
) -> None:
    code, _, complaints = reclean("--apply", option, name)
    assert code == Exit.USAGE
    assert said in complaints
    assert "nothing was written" in complaints
    assert (here / "exceptions.toml").read_text("utf-8") == ""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("newsletter", id="the family of what cut before"),
        pytest.param("outlet.remove-css", id="what cuts today only"),
        pytest.param("kept:author_bio/author_bio.phrase", id="as the report says it"),
    ],
)
def test_a_rule_of_the_corpus_is_noted(here: Path, reclean: Reclean, name: str) -> None:
    assert reclean("--reject", name)[0] == Exit.OK
    assert [entry.rule for entry in read(here / "exceptions.toml").rejects] == [name.rpartition("/")[2]]
    assert reclean("--accept", name)[0] == Exit.OK
    assert read(here / "exceptions.toml").rejects == ()
