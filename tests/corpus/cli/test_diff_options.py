"""Which options of winnow diff go together."""

from pathlib import Path

import pytest

from corpus.cli.diff_options import go_together
from corpus.cli.exits import Exit, Stop
from corpus.cli.main import run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--view", "unified", "--only", "removed"], "--view unified takes no --only: a patch is of the whole text"),
        (["--view", "unified", "--rule", "repeats"], "--view unified takes no --rule"),
        (["--view", "stat", "--only", "kept"], "--view stat takes no --only"),
        (["--json", "--only", "kept"], "--json takes no --only: it lists the cuts; leave one of the two out"),
        (["--json", "--view", "side"], "--json takes no --view"),
        (["--html", "cuts.html", "--json"], "--html takes no --json"),
        (["--html", "cuts.html", "--rule", "repeats"], "--html takes no --rule"),
        (["--version", "1..", "--view", "stat"], "--version N..M takes no --view"),
        (["--version", "1..2", "--rule", "repeats"], "--version N..M takes no --rule"),
        (["--versions", "--version", "1"], "--versions takes no --version"),
        (["--versions", "--exit-code"], "--versions takes no --exit-code"),
    ],
)
def test_what_would_do_nothing_is_a_mistake(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "k3f9", "--data", str(tmp_path), *arguments]) == Exit.USAGE
    assert said in capsys.readouterr().err


def test_the_rest_goes_together() -> None:
    go_together({"--json", "--rule", "--exit-code", "--version"})
    go_together({"--view", "--view stat", "--rule"})
    go_together({"--version N..M", "--version", "--json", "--exit-code"})
    with pytest.raises(Stop):
        go_together({"--json", "--view"})
