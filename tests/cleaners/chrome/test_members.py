"""What forums print beside a post about its writer, and facts of stories that look like it."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."


@pytest.mark.parametrize(
    ("facts", "cut"),
    [
        pytest.param(["Joined: Mar 2009", "Messages: 1,412", "Likes: 37"], True, id="three"),
        pytest.param(["Registriert seit: 12.03.2009", "Beiträge: 412"], True, id="German"),
        pytest.param(["Регистрация: 12 мая 2009", "Сообщений: 412"], True, id="Russian"),
        pytest.param(["Likes: 37"], False, id="one alone"),
        pytest.param(["Likes: walks and rain", "Messages: none"], False, id="what somebody likes"),
        pytest.param(["Points: 37", "Goals: 12"], False, id="results"),
        pytest.param(["Replies: 37 came by post", "Views: 12 of the sea"], False, id="more than a number"),
    ],
)
def test_facts_about_members_in_a_row(facts: list[str], *, cut: bool) -> None:
    text = "\n".join([ONE, *facts, TWO])
    found = {text[cut.start : cut.end] for cut in find(blocks(text), Context(), model=False)}
    assert found == (set(facts) if cut else set())
