"""Units for schedulers: text that their readers understand, whatever the paths look like."""

import configparser
import plistlib
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.schedule import EVERY_MIN, Job, ScheduleError, cron, launchd, systemd

PLAIN = Job(command=("/opt/winnow/bin/winnow", "crawl", "-q"), folder="/srv/news")
ODD = Job(command=("/opt/my tools/winnow", "crawl", "--since", "50%", 'a"b', "$HOME", "c\\d"), folder="/srv/100% news")


def files(text: str) -> dict[str, configparser.ConfigParser]:
    """The two files of the systemd text, by their ending."""
    parts = text.split("# ~/.config/systemd/user/")[1:]
    read = {}
    for part in parts:
        name, _, body = part.partition("\n")
        parser = configparser.ConfigParser(interpolation=None, comment_prefixes=("#",))
        parser.optionxform = str  # type: ignore[assignment,method-assign] # systemd minds capitals
        parser.read_string(body)
        read[name.rpartition(".")[2]] = parser
    return read


@pytest.mark.parametrize("every_min", EVERY_MIN)
def test_systemd_has_a_service_and_a_timer(every_min: int) -> None:
    job = Job(command=PLAIN.command, folder=PLAIN.folder, every_min=every_min)
    read = files(systemd(job))
    service, timer = read["service"]["Service"], read["timer"]["Timer"]
    assert service["ExecStart"] == "/opt/winnow/bin/winnow crawl -q"
    assert service["WorkingDirectory"] == "/srv/news"
    assert service["SuccessExitStatus"] == "75"
    assert timer["Persistent"] == "true"
    assert timer["OnCalendar"].startswith("*-*-* ")


def test_systemd_words_are_quoted_and_percent_is_doubled() -> None:
    service = files(systemd(ODD))["service"]["Service"]
    assert service["WorkingDirectory"] == "/srv/100%% news"
    assert service["ReadWritePaths"] == '"/srv/100%% news"'
    assert service["ExecStart"] == '"/opt/my tools/winnow" crawl --since "50%%" "a\\"b" "$$HOME" "c\\\\d"'


@pytest.mark.parametrize("every_min", EVERY_MIN)
def test_cron_lines_start_as_often_as_they_should(every_min: int) -> None:
    line = cron(Job(command=PLAIN.command, folder=PLAIN.folder, every_min=every_min)).splitlines()[-1]
    minutes, hours, *days = line.split(" ")[:5]
    starts = len(minutes.split(",")) * (24 if hours == "*" else len(hours.split(",")))
    assert starts == 24 * 60 // every_min
    assert days == ["*", "*", "*"]
    assert all(0 <= int(minute) < 60 for minute in minutes.split(","))


@pytest.mark.parametrize(
    ("code", "ends"),
    [pytest.param(0, 0, id="well"), pytest.param(75, 0, id="locked"), pytest.param(3, 1, id="unhealthy")],
)
def test_a_cron_line_runs_in_its_folder_and_keeps_quiet_about_a_lock(tmp_path: Path, code: int, ends: int) -> None:
    folder = tmp_path / "100% it's"
    folder.mkdir()
    program = tmp_path / "a winnow"
    program.write_text(f'#!/bin/sh\npwd > "{tmp_path}/where"\nexit {code}\n')
    program.chmod(0o755)
    line = cron(Job(command=(str(program), "crawl"), folder=str(folder))).splitlines()[-1]
    command = line.split(" ", 5)[5].replace("\\%", "%")  # as cron hands it to the shell
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (ends, "", "")
    assert (tmp_path / "where").read_text().strip() == str(folder)


def test_every_percent_of_a_cron_line_is_escaped() -> None:
    line = cron(ODD).splitlines()[-1]
    assert line.count("%") == line.count("\\%") == 2


@pytest.mark.parametrize("job", [PLAIN, ODD], ids=["plain", "odd"])
def test_launchd_reads_back_what_was_meant(job: Job) -> None:
    read = plistlib.loads(launchd(job).encode())
    assert read["ProgramArguments"] == list(job.command)
    assert read["WorkingDirectory"] == job.folder
    assert read["StartCalendarInterval"]
    assert read["LowPriorityIO"] is True


@given(every=st.sampled_from(EVERY_MIN), folder=st.text("abc xyz%'\"<&", min_size=1, max_size=20))
def test_any_folder_survives_launchd_and_cron(every: int, folder: str) -> None:
    job = Job(command=("/bin/winnow", folder), folder=f"/{folder}", every_min=every)
    assert plistlib.loads(launchd(job).encode())["ProgramArguments"] == ["/bin/winnow", folder]
    words = shlex.split(cron(job).splitlines()[-1].split(" ", 5)[5].replace("\\%", "%"))
    assert words[:2] == ["cd", f"/{folder}"]


def test_two_jobs_start_at_different_minutes_and_one_always_at_the_same() -> None:
    lines = {cron(Job(command=PLAIN.command, folder=f"/srv/{n}")).splitlines()[-1].split(" ")[0] for n in range(40)}
    assert len(lines) > 10
    assert cron(PLAIN) == cron(PLAIN)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"every_min": 7}, "cannot be said", id="interval"),
        pytest.param({"command": ("winnow",)}, "not an absolute path", id="relative program"),
        pytest.param({"folder": "news"}, "not an absolute path", id="relative folder"),
        pytest.param({"command": ()}, "no command", id="nothing to run"),
        pytest.param({"command": ("/bin/x", "a\nb")}, "does not print", id="line end"),
        pytest.param({"name": "a/b"}, "no name", id="name with a slash"),
        pytest.param({"name": ""}, "no name", id="empty name"),
    ],
)
def test_what_cannot_be_a_unit_is_said(changes: dict[str, object], said: str) -> None:
    values: dict[str, object] = {"command": ("/bin/x",), "folder": "/srv"} | changes
    with pytest.raises(ScheduleError, match=said):
        Job(**values)  # type: ignore[arg-type] # values of every kind, wrong ones included
