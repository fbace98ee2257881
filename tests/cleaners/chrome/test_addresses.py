"""What a newsroom asks of its readers goes; whom else to write to is news."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The county has opened a help line for households that were flooded on Friday, and will pay for pumps."
TWO = "Volunteers should bring gloves and boots to the church hall, where the parish clerk will hand out shovels."


def gone(page: list[str]) -> set[str]:
    text = "\n".join(page)
    return {text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(), model=False)}


@pytest.mark.parametrize(
    "line",
    [
        "Got a story for us? Ring the desk on 01632 960112 or drop us a line at desk@marshcourier.example",
        "If you spot an error, please email corrections@paper.example with the headline and date.",
        "Sie haben einen Hinweis? Schreiben Sie an lokales@oberrieder.example",
        "Vous avez une information à nous transmettre ? Écrivez à redaction@villars.example",
        "Masz dla nas ciekawy temat? Napisz: redakcja@debno.example",
        "Есть новость? Пришлите её: news@lipovka.example",
        "Haber için: ihbar@ihlamur.example.",
    ],
)
def test_a_newsrooms_address_behind_the_story(line: str) -> None:
    assert gone([ONE, TWO, line]) == {line}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Call 01632 960555, or email flood@county.example if you need sandbags.", id="an office"),
        pytest.param("You can also email bees@police.example, quoting the number of your hive.", id="the police"),
        pytest.param("“Write to redaktion@post.example,” says the sign on the door, and nobody does.", id="quoted"),
        pytest.param("The address, oldnews@post.example, has been dead since 2019.", id="part of a name"),
    ],
)  # fmt: skip
def test_whom_else_to_write_to(line: str) -> None:
    assert not gone([ONE, TWO, line])


def test_far_above_the_end_it_is_told() -> None:
    line = "Whoever wants to help can write to news@county.example, where Ada Kemp reads all letters herself."
    assert not gone([ONE, line, *(f"{number}: {TWO}" for number in range(12))])
