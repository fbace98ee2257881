"""Schedule: units for systemd, cron and launchd as text; installing them is the reader's decision."""

import hashlib
import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import escape

EVERY_MIN = (15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440)
"""What divides an hour or a day, so that cron can say it."""

LOCKED = 75  # exit code: another run is still at work, which is no failure
_HOUR = 60


class ScheduleError(ValueError):
    """The job cannot be written as a unit; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is run, where, and how often."""

    command: tuple[str, ...]  # the program as an absolute path, and its arguments
    folder: str  # absolute; holds sources.toml and data/
    every_min: int = 60  # one of EVERY_MIN
    name: str = "winnow"  # letters, digits and dashes

    def __post_init__(self) -> None:
        """Check what a unit could not say.

        Raises:
            ScheduleError: An interval cron cannot express, a relative path, a line end in an argument.
        """
        if self.every_min not in EVERY_MIN:
            raise ScheduleError(
                f"every {self.every_min} minutes cannot be said; choose one of {', '.join(map(str, EVERY_MIN))}"
            )
        if not self.name.replace("-", "").isalnum() or not self.name.isascii():
            raise ScheduleError(f"{self.name!r} is no name for a unit: letters, digits and dashes")
        if not self.command:
            raise ScheduleError("there is no command to run")
        for path in (self.command[0], self.folder):
            if not PurePosixPath(path).is_absolute():
                raise ScheduleError(f"{path!r} is not an absolute path; a scheduler starts elsewhere")
        if any(not word.isprintable() for word in (*self.command, self.folder)):
            raise ScheduleError("the command or the folder has a character that does not print")


def systemd(job: Job) -> str:
    """A service and a timer for systemd, user or system; two files in one text, each under its name.

    A missed run is made up for, runs start spread over a tenth of the interval, and the service may write nowhere
    but in its folder.
    """
    command = " ".join(_systemd_word(word) for word in job.command)
    return f"""\
# ~/.config/systemd/user/{job.name}.service
[Unit]
Description=Winnow: fetch what is new
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={_systemd_path(job.folder)}
ExecStart={command}
# {LOCKED}: the run before is still at work
SuccessExitStatus={LOCKED}
# SIGTERM drains; what is in flight when the time is up is done again
TimeoutStopSec=90
Nice=10
IOSchedulingClass=idle
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=strict
ReadWritePaths={_systemd_word(job.folder)}

# ~/.config/systemd/user/{job.name}.timer
[Unit]
Description=Winnow: every {_spoken(job.every_min)}

[Timer]
OnCalendar={_calendar(job)}
RandomizedDelaySec={max(60, job.every_min * 6)}
Persistent=true

[Install]
WantedBy=timers.target

# then: systemctl --user daemon-reload && systemctl --user enable --now {job.name}.timer
"""


def cron(job: Job) -> str:
    """A line for crontab: silent when all is well or the run before is still at work, so that mail means something."""
    minute, hours = _cron_times(job)
    folder = shlex.quote(job.folder)
    command = f"cd {folder} && {shlex.join(job.command)} || [ $? -eq {LOCKED} ]"
    return f"""\
# crontab -e; every {_spoken(job.every_min)}, mail only when something needs a person
{minute} {hours} * * * {command.replace("%", chr(92) + "%")}
"""


def launchd(job: Job) -> str:
    """A property list for launchd; a run missed in sleep is made up for."""
    words = "\n".join(f"    <string>{escape(word)}</string>" for word in job.command)
    times = "\n".join(_launchd_time(hour, minute) for hour, minute in _times(job))
    log = escape(f"{job.folder}/data/{job.name}.log")
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- ~/Library/LaunchAgents/local.{job.name}.plist; then: launchctl bootstrap gui/$UID on that file -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>local.{job.name}</string>
  <key>ProgramArguments</key>
  <array>
{words}
  </array>
  <key>WorkingDirectory</key>
  <string>{escape(job.folder)}</string>
  <key>StartCalendarInterval</key>
  <array>
{times}
  </array>
  <key>ProcessType</key>
  <string>Background</string>
  <key>LowPriorityIO</key>
  <true/>
  <key>StandardErrorPath</key>
  <string>{log}</string>
</dict>
</plist>
"""


def _offset_min(job: Job) -> int:
    """Minutes past the hour, the same for the same job: if all crawlers began at :00, outlets would feel it."""
    number = int.from_bytes(hashlib.sha256(f"{job.name}\0{job.folder}".encode()).digest()[:4])
    return number % min(job.every_min, _HOUR)


def _times(job: Job) -> list[tuple[int | None, int]]:
    """Hour and minute of each start; hour None means every hour."""
    offset = _offset_min(job)
    if job.every_min <= _HOUR:
        return [(None, minute) for minute in range(offset, _HOUR, job.every_min)]
    return [(hour, offset) for hour in range(0, 24, job.every_min // _HOUR)]


def _cron_times(job: Job) -> tuple[str, str]:
    times = _times(job)
    hours = {hour for hour, _ in times}
    minutes = ",".join(dict.fromkeys(str(minute) for _, minute in times))
    return minutes, "*" if hours == {None} else ",".join(str(hour) for hour, _ in times)


def _calendar(job: Job) -> str:
    minutes, hours = _cron_times(job)
    return f"*-*-* {hours}:{minutes}:00"


def _launchd_time(hour: int | None, minute: int) -> str:
    at_hour = "" if hour is None else f"<key>Hour</key><integer>{hour}</integer>"
    return f"    <dict>{at_hour}<key>Minute</key><integer>{minute}</integer></dict>"


def _systemd_word(word: str) -> str:
    """An argument as systemd reads it: %, $ and quotes mean something there."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if plain != word or any(each in word for each in " ';") else word


def _systemd_path(path: str) -> str:
    """A path where the whole line is the value: only % means something."""
    return path.replace("%", "%%")


def _spoken(minutes: int) -> str:
    if minutes < _HOUR:
        return f"{minutes} minutes"
    return "hour" if minutes == _HOUR else f"{minutes // _HOUR} hours"
