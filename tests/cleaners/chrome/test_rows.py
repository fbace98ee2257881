"""What stands in a table, a list or a listing of the story stays with it; bylines and other stories' days do not."""

import pytest

from tests.cleaners.gazette import PROSE, page, story

TEXT = [f"<p>{line}</p>" for line in PROSE]
DAYS = ["3 May 2031", "10 May 2031", "17 May 2031"]
ITEMS = "".join(f"<li>{day}</li>" for day in DAYS)
MATCHES = [("Sat 7 May", "Rovers v Thistle", "15:00"), ("Sat 14 May", "Albion v Rovers", "15:00")]


def table(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def text(part: str, *, amid: bool) -> str:
    lines = [*TEXT[:3], part, *TEXT[3:]] if amid else [*TEXT, part]
    return "\n".join(story(page("", *lines)))


@pytest.mark.parametrize("amid", [True, False], ids=["amid", "at the end"])
@pytest.mark.parametrize(
    ("part", "stay"),
    [
        pytest.param(table(*MATCHES), ["Sat 7 May", "Sat 14 May", "15:00"], id="days and times"),
        pytest.param(f"<p>The council will meet three times:</p><ul>{ITEMS}</ul>", DAYS, id="a list behind a colon"),
        pytest.param(f"<h2>Days of the closure</h2><ul>{ITEMS}</ul>", DAYS, id="a list of three"),
        pytest.param("<p>Ferries leave at these times:</p><ol><li>06:15<li>07:30</ol>", ["06:15", "07:30"], id="times"),
        pytest.param(
            table(("Program", "Free Trial", "Share"), ("Rivet", "14 days", "Yes"), ("Span", "30 days", "No")),
            ["Free Trial", "Share", "Yes", "No"],
            id="words",
        ),
        pytest.param(
            "<p>The file of the tides looks like this:</p><pre>2031-05-03,6\n2031-05-04,7</pre>",
            ["2031-05-03,6"],
            id="code",
        ),
        pytest.param(
            "<p>The licence of the program reads:</p><pre>Copyright (C) 2031 Ada Kemp. All rights reserved.</pre>",
            ["Copyright (C)"],
            id="a licence",
        ),
    ],
)
def test_cells_items_and_lines_of_code_stay(part: str, stay: list[str], *, amid: bool) -> None:
    left = text(part, amid=amid)
    assert [line for line in stay if line not in left] == []


@pytest.mark.parametrize("amid", [True, False], ids=["amid", "at the end"])
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(table(("By Ada Kemp", "3 May 2031")), id="a byline's row"),
        pytest.param(table(("Author", "Ada Kemp"), ("Published", "3 May 2031")), id="a byline's table"),
        pytest.param(table(("Autor", "Ada Kemp"), ("Datum", "3 May 2031"), ("Ort", "Holm")), id="in German"),
        pytest.param("<dl><dt>Published<dd>3 May 2031<dt>Author<dd>Ada Kemp</dl>", id="a byline's terms"),
        pytest.param("<ul class=meta><li>3 May 2031<li>5 min read<li>Local</ul>", id="a byline's list"),
        pytest.param("<ul><li>3 May 2031<li>4 May 2031</ul>", id="two days that nothing announces"),
        pytest.param(
            table(*[("3 May 2031", f"<a href=/{n}>The council wants {n} more bridges</a>") for n in "345"]),
            id="other stories",
        ),
    ],
)
def test_days_of_bylines_and_of_other_stories_go(part: str, *, amid: bool) -> None:
    assert "3 May 2031" not in text(part, amid=amid)


@pytest.mark.parametrize(
    "part",
    [table(("Holm Gazette", "3 May 2031"), ("Local", "Ada Kemp")), "<ul><li>3 May 2031<li>12:40<li>9 views</ul>"],
)
def test_a_small_table_above_the_first_sentence_says_who_wrote_the_story(part: str) -> None:
    assert "3 May 2031" not in "\n".join(story(page("", part, *TEXT)))


def test_a_listing_above_the_first_sentence_is_none_of_the_story() -> None:
    assert "3 May 2031" not in "\n".join(story(page("", "<pre>3 May 2031</pre>", *TEXT)))
