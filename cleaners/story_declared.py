"""What a page declares as its text piece by piece, as schema.org has it: where it shows the pieces, they stay.

Questions with their answers, a recipe's ingredients and steps, the entries of a live blog: who declares them wants them
found as what the page says. Of the answers that are shown on labelled pages the models, out of fold, leave out 114
lines that are in the gold text and 12 that are not, and on shops' pages 1 and 11. Recipes and live blogs declare
nothing on those.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.metadata_ld import Node, text, types
from cleaners.segment_tags import HEADING
from cleaners.spelling import bare, key, weight
from cleaners.story_amid import KEPT

_PRODUCT: Final = "product"
_TAG: Final = re.compile(r"<[^<>]{0,500}>")  # of markup in what is declared
_NUMBERED: Final = re.compile(r"(?:q\s?)?\d{1,2}[.):]\s")
_FEWEST: Final = 2  # questions with their answers; one alone is a page's of questions and answers
_LONGEST: Final = 60  # blocks of an answer
_BETWEEN: Final = 2  # blocks in an answer that it does not have: an icon's, a button's
_PARTS: Final = 3  # shown of a recipe or a live blog; fewer may be a teaser's
_SENTENCE: Final = 40  # weight of a block that may be a part of a part
_DEEP: Final = 4  # steps within sections of a recipe
_MANY: Final = 1_000  # parts
_FOLDED: Final = 6  # characters by which a line may be shorter than its key, "\u2026" for "..."
_NUMBER: Final = 10  # and by which it may be longer: a bullet and a number
_MOST: Final = 20_000  # characters of an answer in which a block is looked for
_MOST_OF_ALL: Final = 200_000  # and of all parts together, so that nobody waits for a page made to be slow


class Declared(NamedTuple):
    """What a page declares of its text, as keys."""

    answers: Mapping[str, str] = MappingProxyType({})  # by question
    parts: tuple[str, ...] = ()  # ingredients, steps, paragraphs of entries


def declared(nodes: Iterable[Node], page_type: str) -> Declared:
    """What a page declares of its text.

    Args:
        nodes: of its JSON-LD.
        page_type: as the models tell it; a product's questions are no description of it.
    """
    answers, parts = dict[str, str](), list[str]()
    for node in nodes:
        named = types(node)
        if "Question" in named and page_type != _PRODUCT:
            answers.setdefault(
                _question(key(text(node.get("name")))), next(_said(node.get("acceptedAnswer")), "")[:_MOST]
            )
        elif "Recipe" in named or "HowTo" in named:
            for name in ("recipeIngredient", "recipeInstructions", "step"):
                parts += _said(node.get(name))
        elif "LiveBlogPosting" in named:
            parts += _said(node.get("liveBlogUpdate"))
    told = {question: answer for question, answer in answers.items() if question and answer}
    return Declared(told if len(told) >= _FEWEST else {}, tuple(dict.fromkeys(parts[:_MANY])))


def _said(value: object, depth: int = 0) -> Iterator[str]:
    """The texts of a value, of its objects and of those in them, as keys."""
    if isinstance(value, str):
        said = key(_TAG.sub("", html.unescape(value)))
        yield from (said,) if said else ()
    elif isinstance(value, list):
        for each in value[:_MANY]:
            yield from _said(each, depth)
    elif isinstance(value, Mapping) and depth < _DEEP:
        for name in ("headline", "text", "articleBody", "itemListElement"):
            yield from _said(value.get(name), depth + 1)


def raise_declared(page: Page, said: Floats, told: Declared) -> None:
    """Questions above their answers, the answers and the heading above the first stay, and so do parts.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        told: what the page declares.
    """
    if not told.answers and not told.parts:
        return
    lines = _Lines(page, told.answers)
    if told.answers:
        _raise_answers(page, said, told.answers, lines)
    if told.parts:
        whole, said_in_all = frozenset(told.parts), "\n".join(told.parts)[:_MOST_OF_ALL]
        sizes = _near({len(part) for part in whole})
        found = [
            place
            for place in lines.shown
            if (len(page.segments.text[place]) in sizes and lines.key(place) in whole)
            or (weight(page.segments.text[place]) >= _SENTENCE and lines.key(place) in said_in_all)
        ]
        if len(found) >= _PARTS:
            said[found] = KEPT


class _Lines:
    """The keys of a page's lines, worked out for those that are asked for: they cost a third of what all rules do."""

    def __init__(self, page: Page, answers: Mapping[str, str]) -> None:
        self._texts, self._keys = page.segments.text, dict[int, str]()
        self._answers, self._ends = answers, {question[-1:] for question in answers}
        self.count = len(self._texts)
        self.shown = [place for place, dead in enumerate(page.segments.dead) if not dead]

    def key(self, place: int) -> str:
        found = self._keys.get(place)
        if found is None:
            found = self._keys[place] = key(self._texts[place])
        return found

    def question(self, place: int) -> str:
        """The declared question that a line asks; empty where it asks none."""
        said = self.key(place)
        if said[-1:] not in self._ends:  # soon told, of most: bullets and numbers stand before a line's last letter
            return ""
        question = _question(said)
        return question if question in self._answers else ""


def _near(sizes: AbstractSet[int]) -> frozenset[int]:
    """The lengths of lines whose keys may have some lengths: they fold dots into one, and lack a number."""
    return frozenset(size + more for size in sizes for more in range(-_FOLDED, _NUMBER + 1))


def _raise_answers(page: Page, said: Floats, answers: Mapping[str, str], lines: _Lines) -> None:
    found: dict[str, list[int]] = {}
    texts, sizes = page.segments.text, _near({len(question) for question in answers})
    for place in [place for place in lines.shown if len(texts[place]) in sizes]:
        question = lines.question(place)
        if question and question not in found and (answer := list(_answer(lines, place, answers[question]))):
            found[question] = [place, *answer]
    if len(found) < _FEWEST:
        return
    for places in found.values():
        said[places] = KEPT
    above = min(places[0] for places in found.values()) - 1
    if above >= 0 and page.codes[above] in HEADING and not page.segments.dead[above]:
        said[above] = KEPT


def _answer(lines: _Lines, question: int, answer: str) -> Iterator[int]:
    """The blocks behind a question that its answer holds."""
    missed = 0
    for place in range(question + 1, min(lines.count, question + 1 + _LONGEST)):
        if lines.question(place):
            return
        if lines.key(place) and lines.key(place) in answer:
            missed = 0
            yield place
        elif (missed := missed + 1) > _BETWEEN:
            return


def _question(line: str) -> str:
    """A line's key without its bullet and number."""
    return _NUMBERED.sub("", bare(line), count=1)
