"""Elements that are but a part of a line: where their text stands in what is around them."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple, Protocol, TypeGuard

_MOST = 200  # parts of lines that one expression finds
_MOST_BELOW = 100_000  # elements below those without a mark
_MOST_CHARS = 2_000_000  # of the texts around all of them
_LONGEST = 2_000  # characters of a part
_HERE = "\ue000"  # of nobody's script: where an element's text begins, while it is looked for


class _Element(Protocol):
    """As the parser has it."""

    text: str | None

    def get(self, key: str) -> str | None: ...
    def text_content(self) -> str: ...
    def iterancestors(self) -> "Iterator[_Element]": ...
    def iterdescendants(self) -> "Iterator[_Element]": ...


class Inline(NamedTuple):
    """An element that carries no mark, nor anything in it: where its text is in the nearest one around it that does."""

    mark: str
    text: str  # white space as single blanks
    before: int  # how often the same text stands before it
    times: int  # and in all of the element around it


def told(some: Sequence[object], mark: str) -> tuple[str, tuple[str, ...], tuple[Inline, ...]]:
    """What was found: the first text, the marks, those in elements that carry none included, and the parts of lines.

    Args:
        some: elements of one document, attributes, texts.
        mark: the attribute whose values are wanted.
    """
    elements = [each for each in some if _is_element(each)]
    texts = (each.text_content() if _is_element(each) else str(each) for each in some)
    bare = [each for each in elements if each.get(mark) is None]
    below = islice(chain.from_iterable(each.iterdescendants() for each in bare), _MOST_BELOW)
    marks = (each.get(mark) for each in chain(elements, below))
    return (
        next(filter(None, (" ".join(each.split()) for each in texts)), ""),
        tuple(dict.fromkeys(each for each in marks if each is not None)),
        tuple(_inlines(bare[:_MOST], mark)),
    )


def _inlines(bare: Sequence[_Element], mark: str) -> Iterator[Inline]:
    left = _MOST_CHARS
    for element in bare:
        text = " ".join(element.text_content().split())
        above = next((each for each in element.iterancestors() if each.get(mark) is not None), None)
        if text and len(text) <= _LONGEST and above is not None and not _holds_others(element, mark):
            around = _around(element, above)
            left -= sum(map(len, around))
            if left < 0:
                return
            before, behind = around
            said = " ".join(before.split())
            whole = " ".join(f"{before}{behind}".split())
            yield Inline(str(above.get(mark)), text, said.count(text), whole.count(text))


def _is_element(found: object) -> TypeGuard[_Element]:
    return isinstance(getattr(found, "tag", None), str)


def _holds_others(element: _Element, mark: str) -> bool:
    return any(each.get(mark) is not None for each in element.iterdescendants())


def _around(element: _Element, above: _Element) -> tuple[str, str]:
    """The text of what is around an element: before the element's own, and from there on."""
    own, element.text = element.text, _HERE + (element.text or "")
    before, _, behind = above.text_content().partition(_HERE)
    element.text = own
    return before, behind
