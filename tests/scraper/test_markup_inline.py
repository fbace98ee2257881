"""Parts of lines: where their text stands in the marked element around them."""

from scraper.discovery.markup import matched
from scraper.discovery.markup_inline import Inline

PAGE = """<body m=0><p m=1>See it: he <b>said <i class=x>see  it</i></b> and went.</p>
<span class=x><p m=2>A line.</p></span>"""


def test_a_part_of_a_line_is_told_by_what_is_around_it() -> None:
    (found,) = matched(PAGE, ["//*[@class='x']"], "m")
    assert found.inlines == (Inline("1", "see it", 0, 1),)
    assert found.marks == ("2",)  # of the line in an element that is none
    assert found.text == "see it"


def test_equal_texts_are_counted() -> None:
    (found,) = matched("<body m=0><p m=1>cut <i>cut</i> a <b>cut</b> cut", ["//b"], "m")
    assert found.inlines == (Inline("1", "cut", 2, 4),)


def test_what_has_no_text_or_stands_nowhere_is_none() -> None:
    (found,) = matched("<body><p m=1>a <i></i></p><i>b</i>", ["//i"], "m")
    assert found.inlines == ()
