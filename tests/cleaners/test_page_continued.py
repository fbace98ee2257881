"""Stories of which a page shows most and hides the rest; what else stands hidden behind a story stays so."""

from html import escape

import pytest

from tests.cleaners.gazette import page, story

SHOWN = (
    (
        "The harbour board closed the swing bridge to all traffic on Tuesday after a crack had been found in "
        "its northern pier, cutting the island off from the mainland for the first time in eleven years, as "
        "several people recalled."
    ),
    (
        "A fisherman saw the crack at eight in the morning, when the tide was at its lowest, and called the "
        "board at once. An hour later the first lorries were turned back at the roundabout, and the queue "
        "reached the station by noon."
    ),
    (
        "Divers went down to the pier twice before noon and found that the crack is two fingers wide and runs "
        "from the bed of the river almost to the bearing on which the bridge turns, which had been greased a "
        "week before."
    ),
    (
        "Two passenger ferries have taken over. They leave every ten minutes between six in the morning and "
        "midnight, and tickets for the bus are valid on board; bicycles travel free, dogs do so on a lead, "
        "and horses do not at all."
    ),
    (
        "For lorries there is only the coast road, which adds an hour and ten minutes to the journey and is "
        "closed to anything above twelve tonnes between the quarry and the chapel, where a wall fell on it in "
        "the winter."
    ),
    (
        "Shopkeepers on the quay fear for the Easter trade. When the bridge was closed eleven years ago, "
        "takings fell by a third, two of the four bakeries did not open again, and the owner of the third one "
        "went to sea."
    ),
    (
        "The primary school will stay closed on Wednesday because half of its teachers live on the mainland. "
        "Parents were told by text message shortly after two o'clock, and most of them were on the quay by "
        "half past two."
    ),
    (
        "The transport minister cancelled a visit to the paper mill and came to the harbour instead, where "
        "she spoke with the engineers for half an hour behind closed doors. Afterwards she said that money "
        "would not be the problem."
    ),
)
HELD = (
    "The county, which owns the bridge, had asked for repairs three times since the last inspection and was refused.",
    "That inspection was four years ago. Its report recommends another look at the northern pier within two years.",
    "Nobody took it. The firm that was to do so went bankrupt, and the order was never given to another one.",
    "Engineers from the university will arrive on Wednesday with instruments that can tell how deep a crack goes.",
)
OTHERS = (
    "Councillors voted seven to four against the supermarket on the meadow by the mill, after a debate until midnight.",
    "The company had promised forty jobs and a new bus stop, but not who would pay for the road that leads to it.",
    "Neighbours who had collected nine hundred signatures sang in the corridor when the result was read out.",
    "The mayor, who had supported the plan, said that she would now talk to the owner of the old station.",
)
BROKEN = SHOWN[-1][:90]


def told(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def shown(behind: str, texts: tuple[str, ...] = SHOWN) -> list[str]:
    return story(page("<h1>Swing bridge reopens</h1>", f"<div class=text>{told(texts)}</div>", behind))


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(f"<template id=rest>{told(HELD)}</template><button>Read more</button>", id="rest"),
        pytest.param(f"<button>Read more</button><template id=all>{told(SHOWN + HELD)}</template>", id="copy"),
        pytest.param(f"<div id=app></div><noscript>{told(SHOWN + HELD)}</noscript>", id="copy-for-no-scripts"),
        pytest.param(f'<div class="more" data-content="{escape(told(HELD))}"></div>', id="attribute"),
        pytest.param(f'<div class="z" data-html="{escape(told(SHOWN + HELD))}"></div>', id="copy-in-attribute"),
    ],
)
def test_the_rest_of_a_long_story_is_read_where_it_is_hidden(behind: str) -> None:
    assert shown(behind) == ["Swing bridge reopens", *SHOWN, *HELD]


@pytest.mark.parametrize("mark", ["", "…", "..."])
def test_a_paragraph_that_breaks_off_goes_on_in_what_is_hidden(mark: str) -> None:
    lines = shown(f"<template id=x>{told(HELD)}</template>", (*SHOWN[:-1], f"{BROKEN}{mark}"))
    assert lines[-len(HELD) :] == list(HELD)


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(f"<template class=next><h1>No supermarket</h1>{told(OTHERS)}</template>", id="next-article"),
        pytest.param(f"<template class=read-more><h2>No supermarket</h2>{told(OTHERS)}</template>", id="its-headline"),
        pytest.param(f"<template>{told(OTHERS)}</template>", id="called-nothing"),
        pytest.param(f'<template class="more-comments">{told(OTHERS)}</template>', id="comments"),
        pytest.param(f'<div data-tip="{escape(told(OTHERS))}">Glossary</div>', id="tooltip"),
        pytest.param(f"<noscript>{told(SHOWN)}</noscript>", id="a-copy-of-what-is-shown"),
        pytest.param(f"<noscript>{told(OTHERS + SHOWN[:2])}</noscript>", id="another-beginning"),
        pytest.param(f"<p>{'The next story is about a mill. ' * 8}</p><template class=more>{told(OTHERS)}</template>",
                     id="behind-another-text"),
    ],
)  # fmt: skip
def test_what_else_is_hidden_behind_a_story_that_is_whole_stays_so(behind: str) -> None:
    lines = shown(behind)
    assert lines[: 1 + len(SHOWN)] == ["Swing bridge reopens", *SHOWN]
    assert not set(OTHERS) & set(lines)


def test_the_rest_is_found_where_scripts_have_the_words_before_it() -> None:
    data = f'<script>{{"text": "{SHOWN[-1]}"}}</script>'
    texts = f"{data}<div class=text>{told(SHOWN)}</div><template id=rest>{told(HELD)}</template>"
    assert story(page("<h1>Swing bridge reopens</h1>", texts))[-len(HELD) :] == list(HELD)
