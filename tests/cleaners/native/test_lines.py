"""The compiled reader says of every line what pure Python says."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels, spelling
from cleaners.block import Block
from cleaners.chrome import phrasebook, phrases, traits
from cleaners.chrome.pattern import examples
from cleaners.chrome.reading import FIELDS, Line, gathered, gathered_of, lines_made, lines_of

compiled = kernels.compiled("cleaners.native.lines")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled reader was not built")
BOOK = phrasebook.book("")
PURE = BOOK._replace(reader=None)
SAID = [
    spelling.key(text)
    for _, _, phrase in BOOK.short.first["sign"].laid.second["up"]
    for text in examples(phrase.say, spaced=phrase.spaced)[:3]
] + [
    text
    for lang in ("en", "de", "ru", "ar", "zh", "ja", "ko")
    for phrase in phrases.load(lang)[::9]
    for text in (*examples(phrase.say, spaced=phrase.spaced)[:1], phrase.miss)
]  # fmt: skip
PARTS = [
    ".", ":", " ", "\t", "! ", "? ", "' ", "(", ")", "- ", "\u2022 ", "[", "|", "1", "2031", "\u0663", "\xb2",
    "_", "dpa", "Reuters", "isPaid", "more", "N", "\x00", "\x1c", "\x85", "\xa0", "\u2028", "\u200b", "\ufeff",
    "\xad", "\u2026", "\xbd", "\u2122", "\xdf", "\u0130", "\u0131", "I\u0307", "e\u0301", "\u0301", "\u1100",
    "\u1161", "\u11a8", "\uac00", "\uff21", "\ufdfa", "\u09c7\u09be", "\u6c34", "\u30ab\u3099", "\U0001f600",
    "\U0001d7ce", "\U0001d400", "\ud800", "\udfff", "\u0345", "\u03a3", "\u1e9e",
]  # fmt: skip

texts = st.lists(
    st.lists(st.sampled_from(SAID) | st.sampled_from(PARTS) | st.text(max_size=4), max_size=8).map(" ".join)
    | st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
    | st.text(max_size=30),
    max_size=6,
)


@given(texts)
def test_lines_are_heard_as_pure_python_hears_them(said: list[str]) -> None:
    assert phrasebook.heard(said, BOOK) == phrasebook.heard(said, PURE)


@pytest.mark.parametrize("size", [1, 24, 48, 60, 64, 80, 120, 121, 170, 299, 300, 301, 400, 401, 5_000])
def test_lines_of_every_length_are_heard_so(size: int) -> None:
    chance = random.Random(size)
    for _ in range(40):
        text = " ".join(chance.choice(SAID) for _ in range(size // 8 + 1))
        said = [text[:size], text[-size:], f"{'a' * (size - 4)}. Go"[-size:], f"{'w ' * size}: x"[-size:]]
        assert phrasebook.heard(said, BOOK) == phrasebook.heard(said, PURE)


def test_words_that_stand_by_themselves_further_down_are_heard_above_so() -> None:
    for text in SAID[::5]:
        said = [f"The x{text} of it", f"x{text}", "Nothing of the kind", text.replace(" ", "x "), text]
        assert phrasebook.heard(said, BOOK) == phrasebook.heard(said, PURE)


def test_more_lines_than_there_are_marks_are_heard_so() -> None:
    said = [f"{number} {SAID[number % len(SAID)]}" for number in range(700)]
    assert phrasebook.heard(said, BOOK) == phrasebook.heard(said, PURE)


def test_every_character_is_spelled_so() -> None:
    said = [f"a{chr(point)}b{chr(point)}" for point in range(0x110000)]
    for first in range(0, len(said), 50_000):
        told, _, _ = BOOK.reader.read(said[first : first + 50_000])
        assert [key for key, *_ in told] == [spelling.key(text) for text in said[first : first + 50_000]]


def test_every_character_before_a_line_goes_or_stays_so() -> None:
    said = [f"{chr(point)} b" for point in range(0x20000)]  # none of the planes behind has signs
    told, _, _ = BOOK.reader.read(said)
    assert [bare for _, bare, *_ in told] == [spelling.bare(spelling.key(text)) for text in said]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 300_000, id="letters"),
        pytest.param(" " * 300_000, id="blanks"),
        pytest.param("\ufdfa" * 30_000, id="what becomes eighteen"),
        pytest.param("\u2026\xa0" * 100_000, id="what becomes three and a blank"),
        pytest.param("sign up for the newsletter " * 9_000, id="near phrases"),
        pytest.param("\ud800" * 9_000, id="surrogates"),
        pytest.param("\x00" * 9_000, id="nothing"),
    ],
)
def test_a_huge_line_is_heard_so(text: str) -> None:
    assert phrasebook.heard([text, "Share"], BOOK) == phrasebook.heard([text, "Share"], PURE)


def test_a_page_leaves_nothing_for_the_next() -> None:
    first = BOOK.reader.read(["Subscribe to our newsletter and the mailing list today"])
    assert first[1]
    assert BOOK.reader.read(["The bridge was closed for the winter"])[1] == []
    assert BOOK.reader.read(["Subscribe to our newsletter and the mailing list today"]) == first


def test_words_that_the_tables_take_for_one_are_told_apart() -> None:
    one, other = "\uc67e\u4e00", "\u0109\u7d27"  # whose letters mix to the same number
    said = [f"{one} here", f"{other} there", f"meet {one}", f"meet {other}"]
    book = phrasebook.lay_out([phrases.Phrase("follow_us", "en", say, "", at="whole") for say in said])
    lines = [*said, f"{one} there", f"{other} here", "meet somebody", f"meet {one}{other}"]
    heard = phrasebook.heard(lines, book)
    assert heard == phrasebook.heard(lines, book._replace(reader=None))
    assert [[phrase.say for phrase in found] for found in heard[1]] == [[say] for say in said] + [[]] * 4


def test_threads_do_not_read_into_each_others_lines() -> None:
    """Characters beyond the basic plane are spelled by Python, where another thread may come in."""
    lots = [[f"{n} Subscribe to our newsletter \U0001d400 {m}" for m in range(5 * n)] for n in (1, 9, 3, 14)]
    alone = [BOOK.reader.read(texts) for texts in lots]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(len(lots)) as threads:
            together = list(threads.map(lambda texts: [BOOK.reader.read(texts) for _ in range(100)], lots))
    finally:
        sys.setswitchinterval(usual)
    assert all(each == one for one, all_ in zip(alone, together, strict=True) for each in all_)


ALONE = traits.alone("Ferry sails", "ferry sails", "ferry sails")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Block("Ferry sails", 0, 11), id="plain text"),
        pytest.param(Block("Ferry sails", 0, 11, "li"), id="an item"),
        pytest.param(Block("Ferry sails", 0, 11, "figcaption"), id="a caption"),
        pytest.param(Block("Ferry sails", 0, 11, "p", tokens=("a", "caption")), id="called a caption"),
        pytest.param(Block("Ferry sails", 0, 11, "p", tokens=("a", "b", "c", "caption")), id="called a caption above"),
        pytest.param(
            Block("Ferry sails", 0, 11, "p", tokens=("a", "b", "c", "d", "e", "pull")), id="called a pull quote"
        ),
        pytest.param(
            Block("Ferry sails", 0, 11, "p", tokens=("a", "b", "c", "d", "e", "f", "pull")), id="called so above"
        ),
        pytest.param(Block("Ferry sails", 0, 11, "p", link_density=0.95), id="links"),
    ],
)
def test_a_block_becomes_the_same_line(block: Block) -> None:
    said = phrases.load("en")[:1]
    made = compiled.lines([block], [ALONE], [said], Line, FIELDS, traits.ELEMENTS, traits.NAMED, traits.LINK)
    assert made == lines_made([block], [ALONE], [said])
    assert type(made[0]) is Line


@pytest.mark.parametrize(
    ("blocks", "told", "error"),
    [
        pytest.param([("a", 0, 1)], [ALONE], ValueError, id="a short block"),
        pytest.param(["a"], [ALONE], ValueError, id="no block"),
        pytest.param([Block("a", 0, 1)], [ALONE[:3]], ValueError, id="too little told"),
        pytest.param([Block("a", 0, 1)], [], ValueError, id="nothing told"),
        pytest.param([Block("a", 0, 1)], ["told"], TypeError, id="a text that is told"),
        pytest.param([Block("a", 0, 1, 3)], [ALONE], TypeError, id="a tag that is no text"),  # type: ignore[arg-type]
        pytest.param([Block("a", 0, 1, "p", tokens=[])], [ALONE], TypeError, id="no tuple of words"),  # type: ignore[arg-type]
    ],
)
def test_what_does_not_fit_is_refused(blocks: list[Block], told: list[object], error: type[Exception]) -> None:
    with pytest.raises(error):
        compiled.lines(blocks, told, [()], Line, FIELDS, traits.ELEMENTS, traits.NAMED, traits.LINK)


def test_only_a_class_of_tuples_is_filled() -> None:
    with pytest.raises(TypeError):
        compiled.lines([], [], [], list, FIELDS, traits.ELEMENTS, traits.NAMED, traits.LINK)


@given(texts)
def test_lines_are_gathered_as_pure_python_gathers_them(said: list[str]) -> None:
    lines = lines_of([Block(text, 0, len(text)) for text in [*said, *said[:2]]], BOOK)
    assert gathered(lines) == gathered_of(lines)


def test_lines_of_other_fields_are_not_gathered() -> None:
    for line, places in ((("a", "b"), (0, 1, 2)), (("a", 1, ()), (0, 1, -1)), ("abc", (0, 1, 2))):
        with pytest.raises(ValueError, match="field"):
            compiled.gathered((line,), *places)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        BOOK.reader.read([b"bytes"])
