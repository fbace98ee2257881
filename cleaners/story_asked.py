"""Questions and answers that a page declares, as schema.org has them: where it shows them they are of its text.

Who declares them wants them found as what the page says. Of those that are shown on labelled pages the models, out of
fold, leave out 114 lines that are in the gold text and 12 that are not, and on shops' pages 1 and 11.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.metadata_ld import Node, text, types
from cleaners.segment_tags import HEADING
from cleaners.spelling import bare, key
from cleaners.story_amid import KEPT

_QUESTION: Final = "Question"
_PRODUCT: Final = "product"
_TAG: Final = re.compile(r"<[^<>]{0,500}>")  # of markup in an answer
_NUMBERED: Final = re.compile(r"(?:q\s?)?\d{1,2}[.):]\s")
_FEWEST: Final = 2  # questions with their answers; one alone is a page's of questions and answers
_LONGEST: Final = 60  # blocks of an answer
_BETWEEN: Final = 2  # blocks in an answer that it does not have: an icon's, a button's


def questions(nodes: Iterable[Node], page_type: str) -> dict[str, str]:
    """Each question that a page declares and its answer, as keys; none of a product's, where they are no description.

    Args:
        nodes: of its JSON-LD.
        page_type: as the models tell it.
    """
    found: dict[str, str] = {}
    if page_type == _PRODUCT:
        return found
    for node in nodes:
        if _QUESTION in types(node):
            answer = node.get("acceptedAnswer")
            answer = answer[0] if isinstance(answer, list) and answer else answer
            said = answer.get("text") if isinstance(answer, Mapping) else None
            if isinstance(said, str):
                found.setdefault(_question(key(text(node.get("name")))), key(_TAG.sub("", html.unescape(said))))
    found.pop("", None)
    return found if len(found) >= _FEWEST else {}


def raise_asked(page: Page, said: Floats, answers: Mapping[str, str]) -> None:
    """Questions that stand above their answers, the answers, and the heading above the first of them, stay.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        answers: by question, as `questions` tells them.
    """
    if not answers:
        return
    keys = [key(line) for line in page.segments.text]
    found: dict[str, list[int]] = {}
    for place, line in enumerate(keys):
        question = _question(line)
        if question in answers and question not in found and not page.segments.dead[place]:
            answer = list(_answer(keys, place, answers))
            if answer:
                found[question] = [place, *answer]
    if len(found) < _FEWEST:
        return
    for places in found.values():
        said[places] = KEPT
    above = min(places[0] for places in found.values()) - 1
    if above >= 0 and page.codes[above] in HEADING and not page.segments.dead[above]:
        said[above] = KEPT


def _answer(keys: list[str], question: int, answers: Mapping[str, str]) -> Iterator[int]:
    """The blocks behind a question that its answer holds."""
    answer, missed = answers[_question(keys[question])], 0
    for place in range(question + 1, min(len(keys), question + 1 + _LONGEST)):
        if _question(keys[place]) in answers:
            return
        if keys[place] and keys[place] in answer:
            missed = 0
            yield place
        elif (missed := missed + 1) > _BETWEEN:
            return


def _question(line: str) -> str:
    """A line's key without its bullet and number."""
    return _NUMBERED.sub("", bare(line), count=1)
