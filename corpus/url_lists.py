"""Files of addresses, a line each: what they list, and which lines are none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from corpus.settings_schema import web_address
from scraper.errors import shown

_REMARK: Final = "#"
_SHOWN: Final = 20  # bad lines of one file that are told; who lists a million addresses does not read as many faults


class Line(NamedTuple):
    """A line that says something."""

    number: int
    address: str
    fault: str  # empty where the address can be asked


def addresses(listed: Path) -> tuple[str, ...]:
    """The addresses of a file.

    Raises:
        OSError: it cannot be read.
    """
    return tuple(line.address for line in _lines(listed) if not line.fault)


def faults(listed: Path) -> Iterator[str]:
    """What is wrong with a file, with its name and line.

    Raises:
        OSError: it cannot be read.
    """
    wrong = [line for line in _lines(listed) if line.fault]
    for line in wrong[:_SHOWN]:
        yield f"{listed}:{line.number}: {line.fault}, not {shown(line.address)!r:.80}"
    if len(wrong) > _SHOWN:
        yield f"{listed}: {len(wrong) - _SHOWN} more lines are no addresses"


def _lines(listed: Path) -> Iterator[Line]:
    for number, raw in enumerate(listed.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        address, fault = raw.decode("utf-8", "replace").strip(), ""
        if not address or address.startswith(_REMARK):
            continue
        try:
            raw.decode("utf-8")
            web_address(address)
        except UnicodeDecodeError:
            fault = "expected UTF-8; save the file so"
        except ValueError as error:
            fault = str(error)
        yield Line(number, address, fault)
