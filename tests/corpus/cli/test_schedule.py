"""winnow schedule: units that run the crawl quietly, printed and never installed."""

from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("systemd", "SuccessExitStatus=75", id="systemd"),
        pytest.param("cron", "|| [ $? -eq 75 ]", id="cron"),
        pytest.param("launchd", "<string>crawl</string>", id="launchd"),
    ],
)
def test_a_unit_is_printed(form: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", form, "--folder", str(tmp_path)]) == Exit.OK
    printed = capsys.readouterr().out
    assert said in printed
    assert "--quiet" in printed
    assert str(tmp_path) in printed
    assert list(tmp_path.iterdir()) == []


def test_an_interval_that_cannot_be_said_names_those_that_can(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", "cron", "--every", "7"]) == Exit.USAGE
    assert "choose one of 15, 20, 30, 60" in capsys.readouterr().err


def test_the_help_lists_the_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", "--help"]) == Exit.OK
    assert "One of 15, 20, 30, 60, 120" in " ".join(capsys.readouterr().out.split())
