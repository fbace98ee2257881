"""Before and after in a terminal: signs and words, not colours alone; nothing of the page acts."""

from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from corpus.inspect.compared import compare
from corpus.inspect.compared_terminal import compared_lines
from corpus.inspect.paint import cells, painted

WIDE = "永济桥历时两年修缮。\n永济桥历时两年修缮。\n\u05e9\u05dc\u05d5\u05dd\n"  # the last line runs from right to left
RAW = "".join(f"Paragraph {number} of the story.\n" for number in range(8)) + WIDE


def cut(text: str, rule: str) -> Cut:
    start = RAW.index(text)
    return Cut(start=start, end=start + len(text), kind=Kind.PROMO, rule=rule, evidence=f"{rule}?\x1b[2J", by="rules@2")


def drawn(before: tuple[Cut, ...], after: tuple[Cut, ...], *, colour: bool = False, width: int = 60) -> str:
    return painted(compared_lines(compare(RAW, before, after), width), colour=colour)


def test_signs_say_what_changed_and_words_say_why() -> None:
    said = drawn((cut("Paragraph 5 of the story.", "old"),), (cut("Paragraph 2 of the story.", "new"),))
    assert "- 3 │ Paragraph 2" in said.replace("-  3", "- 3")
    assert "+  6 │ Paragraph 5" in said
    assert "┌ cut now: House ads (new, rules@2)" in said
    assert "┌ kept now, was cut: House ads (old, rules@2)" in said
    assert "⋮ 1 paragraph unchanged" in said


def test_a_run_inside_a_paragraph_stands_in_brackets() -> None:
    said = drawn((), (cut("5 of", "new"),))
    assert "~  6 │ Paragraph [-5 of-] the story." in said
    assert "Paragraph {+5 of+} the story." in drawn((cut("5 of", "old"),), ())


def test_no_line_is_wider_than_asked_whatever_the_script() -> None:
    said = drawn((), (cut(WIDE, "new"),), width=40)
    assert max(map(cells, said.splitlines())) <= 40


def test_nothing_of_the_page_reaches_the_terminal_as_a_control() -> None:
    plain = drawn((), (cut("Paragraph 2", "new"),))
    assert "\x1b" not in plain
    assert "\x1b[2J" not in drawn((), (cut("Paragraph 2", "new"),), colour=True)
