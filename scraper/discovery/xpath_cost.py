"""What an XPath expression may cost on a page, told before libxml2 is asked: once begun, nothing stops it.

Every step is taken at its worst: all nodes of its name match, each predicate is asked of all of them. Sets are merged
node against node and sorted by walking along siblings, as libxml2 does: that is what makes four thousand paragraphs
beside each other cost half a minute.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.discovery.xpath_page import AXES, Shape
from scraper.discovery.xpath_words import UnreadableError, words

_VISIT_NS: Final = 15.0  # to look at a node
_ASK_NS: Final = 120.0  # to apply a function or an operator once
_COMPARE_NS: Final = 1.0  # to hold a node against another one
_SORT_NS: Final = 20.0  # to go from a node to the next one beside it, for each node of a set that is out of order
_CHAR_NS: Final = 0.5  # to copy and search a character
_NUMBER_CHARS: Final = 20
_COMPARISONS: Final = frozenset({"=", "!=", "<", ">", "<=", ">="})
_OPERATORS: Final = _COMPARISONS | {"|", "+", "-", "*", "and", "or", "div", "mod"}
_SIGNS: Final = _COMPARISONS | {"", ")", "]", ",", "|", "+", "-"}
_TYPES: Final = frozenset({"node", "text", "comment", "processing-instruction"})
_WORDLESS: Final = frozenset({"count", "not", "boolean", "last", "position", "true", "false", "name", "local-name"})
_REVERSE: Final = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
_ORDERLY: Final = frozenset({"self", "attribute"})
_MERGELESS: Final = _ORDERLY | {"child"}  # a node has one parent


class Told(NamedTuple):
    """What an expression costs at most, and after each step of its path."""

    total_ns: float
    steps: tuple[tuple[str, float], ...]  # the expression up to there, and what that costs in nanoseconds


class _Nodes(NamedTuple):
    """The nodes that some evaluations of a path find, all together."""

    asked: float  # evaluations
    size: float  # nodes, in all of them
    twice: float  # how many of the evaluations may find the same node
    attributes: bool = False
    kept_ordered: bool = True


class _Value(NamedTuple):
    """What an expression gives: nodes, or a text of so many characters for each evaluation."""

    nodes: _Nodes | None
    chars: float = _NUMBER_CHARS


def cost(path: str, shape: Shape, found: Sequence[int] = ()) -> Told:
    """What an expression costs at most.

    Args:
        path: the expression, XPath 1.0.
        shape: the page's.
        found: how many nodes the first steps of the path are known to find, where somebody has looked.

    Raises:
        UnreadableError: it cannot be read.
    """
    reader = _Reader(path, shape, found)
    try:
        reader.expression(_Nodes(1, 1, 1), top=True)
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    if reader.at < len(reader.words):
        raise UnreadableError(f"{reader.words[reader.at]!r} is not expected there")
    return Told(reader.spent, tuple(reader.steps))


class _Reader:
    """An expression read from left to right, its cost summed up on the way."""

    def __init__(self, path: str, shape: Shape, found: Sequence[int]) -> None:
        self.shape, self.path, self.found = shape, path, found
        self.words, self.ends = words(path)
        self.at = 0
        self.spent = 0.0
        self.steps: list[tuple[str, float]] = []

    def expression(self, context: _Nodes, *, top: bool = False) -> _Value:
        value = self._operand(context, top=top)
        while self._here() in _OPERATORS:
            if top:
                self.steps.clear()  # of two paths none begins the expression
            operator = self._take()
            value = self._joined(operator, value, self._operand(context), context.size)
        return value

    def _joined(self, operator: str, left: _Value, right: _Value, times: float) -> _Value:
        self.spent += times * _ASK_NS
        if operator == "|" and left.nodes and right.nodes:
            one, other = left.nodes.size, right.nodes.size
            self.spent += one * other / max(times, 1) * _COMPARE_NS + (one + other) * self.shape.widest * _SORT_NS
            both = max(left.nodes.twice, right.nodes.twice)
            return _Value(_Nodes(times, one + other, both, left.nodes.attributes and right.nodes.attributes))
        if operator in _COMPARISONS and left.nodes and right.nodes:
            self.spent += left.nodes.size * right.nodes.size / max(times, 1) * _ASK_NS
        if operator not in {"and", "or"}:
            self._spell(left)
            self._spell(right)
        return _Value(None)

    def _operand(self, context: _Nodes, *, top: bool = False) -> _Value:
        while self._here() == "-":
            self._take()
        word = self._here()
        if word[:1] in {"'", '"'} or word[:1].isdigit() or (word[:1] == "." and word[1:2].isdigit()):
            return _Value(None, len(self._take()))
        if word == "(":
            self._take()
            value = self.expression(context)
            self._expect(")")
            return self._filtered(value)
        if self._ahead() == "(" and word not in _TYPES:
            return self._filtered(self._function(context))
        return _Value(self._path(context, top=top))

    def _filtered(self, value: _Value) -> _Value:
        """What stands behind brackets or a function: predicates, further steps."""
        nodes = value.nodes
        if self._here() not in {"[", "/", "//"}:
            return value
        if nodes is None:
            raise UnreadableError("only nodes have predicates and steps")
        self._predicates(nodes)
        return _Value(self._steps(nodes)) if self._here() in {"/", "//"} else value

    def _function(self, context: _Nodes) -> _Value:
        name = self._take()
        if ":" in name:
            raise UnreadableError(f"{name}() is not known")
        self._expect("(")
        told: list[_Value] = []
        while self._here() != ")":
            told.append(self.expression(context))
            if self._here() != ",":
                break
            self._take()
        self._expect(")")
        self.spent += context.size * _ASK_NS
        if name == "id":
            return _Value(_Nodes(context.size, context.size * self.shape.elements, context.size))
        if name in _WORDLESS:
            return _Value(None)
        told = told or [_Value(context)]
        for value in told:
            self._spell(value, every=name == "sum")
        chars = [self._weight(value.nodes) / max(context.size, 1) if value.nodes else value.chars for value in told]
        whole = sum(chars) if name == "concat" else max(chars)
        self.spent += context.size * whole * _CHAR_NS * (max(chars[1:], default=1) if name == "translate" else 1)
        return _Value(None, whole)

    def _weight(self, nodes: _Nodes) -> float:
        """The characters of nodes, all together: those below an element are its own too."""
        shape = self.shape
        if nodes.attributes:
            return min(nodes.size * shape.longest, nodes.twice * shape.chars)
        return min(nodes.size * shape.chars, nodes.twice * shape.chars * shape.depth)

    def _spell(self, value: _Value, *, every: bool = True) -> None:
        """The texts of nodes: what stands below them, in one string each."""
        nodes, shape = value.nodes, self.shape
        if nodes is None:
            return
        nodes = nodes if every else nodes._replace(size=min(nodes.size, nodes.asked))
        self.spent += self._weight(nodes) * _CHAR_NS
        if not nodes.attributes:
            self.spent += min(nodes.size * shape.nodes, nodes.twice * shape.below) * _VISIT_NS

    def _path(self, context: _Nodes, *, top: bool = False) -> _Nodes:
        start = _Nodes(context.size, context.size, context.twice)
        if self._here() in {"/", "//"}:
            start = _Nodes(context.size, context.size, context.size)  # the root, each time
            if self._here() == "/" and self._ahead() in _SIGNS:
                self._take()
                return start
            return self._steps(start, top=top)
        return self._steps(self._step(start, top=top), top=top)

    def _steps(self, nodes: _Nodes, *, top: bool = False) -> _Nodes:
        while self._here() in {"/", "//"}:
            nodes = self._step(nodes, anywhere=self._take() == "//", top=top)
        if not nodes.kept_ordered:
            self.spent += nodes.size * self.shape.widest * _SORT_NS
        return nodes

    def _step(self, nodes: _Nodes, *, anywhere: bool = False, top: bool = False) -> _Nodes:
        axis, test = self._axis_and_test()
        if anywhere and axis == "child" and self._here() != "[":
            axis = "descendant"
        elif anywhere:
            nodes = self._advanced(nodes, "descendant-or-self", "node()")
        nodes = self._advanced(nodes, axis, test)
        self._predicates(nodes)
        once = min(nodes.size, nodes.asked * self._named(axis, test))  # twins are merged
        nodes = nodes._replace(size=once, twice=min(nodes.twice, nodes.asked))
        if top:
            if len(self.steps) < len(self.found):
                known = self.found[len(self.steps)]
                nodes = nodes._replace(size=min(nodes.size, known), kept_ordered=nodes.kept_ordered or known <= 1)
            self.steps.append((self.path[: self.ends[self.at - 1]], self.spent))
        return nodes

    def _axis_and_test(self) -> tuple[str, str]:
        word = self._take()
        if word in {".", ".."}:
            return ("self" if word == "." else "parent"), "node()"
        axis = "child"
        if word == "@":
            axis, word = "attribute", self._take()
        elif self._here() == "::":
            axis = word
            self._take()
            word = self._take()
        if word in _TYPES and self._here() == "(":
            self._take()
            if self._here() != ")":
                self._take()
            self._expect(")")
            word += "()"
        if axis not in AXES or ":" in word or not (word == "*" or word[:1].isalpha() or word[:1] == "_"):
            raise UnreadableError(f"{axis}::{word} is no step")
        return axis, word

    def _advanced(self, nodes: _Nodes, axis: str, test: str) -> _Nodes:
        shape = self.shape
        fan, total, into = AXES[axis](shape)
        visited = min(nodes.size * fan, nodes.twice * total)
        twice = min(nodes.twice * into, nodes.size)
        named = self._named(axis, test)
        kept = min(visited, twice * named, nodes.size if axis == "attribute" and test != "*" else visited)
        several = nodes.size > nodes.asked
        self.spent += visited * _VISIT_NS + nodes.size * _ASK_NS
        if several and axis not in _MERGELESS:
            self.spent += kept * min(named, kept) * _COMPARE_NS
        ordered = nodes.kept_ordered and axis not in _REVERSE and (axis in _ORDERLY or not several)
        return _Nodes(nodes.asked, kept, min(twice, kept), axis == "attribute", ordered)

    def _named(self, axis: str, test: str) -> float:
        """How many nodes of a page answer to a test."""
        shape = self.shape
        if axis == "attribute":
            return shape.attributes
        if test == "*":
            return shape.elements
        return shape.nodes if test.endswith("()") else shape.names.get(test, 0 if shape.names else shape.elements / 5)

    def _predicates(self, nodes: _Nodes) -> None:
        while self._here() == "[":
            self._take()
            self.expression(nodes)
            self._expect("]")
            self.spent += nodes.size * _ASK_NS

    def _here(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def _ahead(self) -> str:
        return self.words[self.at + 1] if self.at + 1 < len(self.words) else ""

    def _take(self) -> str:
        word = self._here()
        if not word:
            raise UnreadableError("it ends too early")
        self.at += 1
        return word

    def _expect(self, wanted: str) -> None:
        if self._take() != wanted:
            raise UnreadableError(f"{wanted!r} is missing")
