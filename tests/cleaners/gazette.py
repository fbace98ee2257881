"""A page of a made-up paper around a story of five paragraphs, and what is left of it."""

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.rules import Rules

PROSE = [
    "The swing bridge at Tarn Head opened to walkers again on Monday after two years of repairs, the county said.",
    "Engineers replaced four hundred rivets and most of the deck, and found a wedding ring in the machinery.",
    "Mayor Ada Brook crossed first, followed by a brass band and a dog that had not been invited.",
    "The county paid 1.2 million for the work and expects the bridge to last for another sixty years.",
    "Cyclists will have to wait until spring, because the ramp on the northern bank is still being built.",
]


def page(top: str, *body: str, head: str = "") -> str:
    nav = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
    middle = "".join(body) or "".join(f"<p>{line}</p>" for line in PROSE)
    foot = "<footer><a href=/terms>Terms</a> <a href=/imprint>Imprint</a></footer>"
    title = "<title>Swing bridge reopens - The Gazette</title>"
    return (
        f"<html><head>{title}{head}</head><body>{nav}<main><article>{top}{middle}</article></main>{foot}</body></html>"
    )


IN_TEXT = Rules(title_in_text=True)


def story(html: str, rules: Rules = IN_TEXT) -> list[str]:
    outcome = clean_html(html.encode(), url="http://gazette.example/bridge", rules=rules)
    assert isinstance(outcome, Cleaned)
    return outcome.text.split("\n\n")
