"""Which kernels are compiled: chosen once, at import. Without them pure Python does the same, slower.

A compiled module is used when it was built from the source beside it, and nobody asked for pure Python by setting
WINNOW_PURE=1. Sources are in <room>/native/, hatch_build.py builds them.
"""

import hashlib
import os
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

_INCLUDED: Final = re.compile(r'^include "(.+)"\r?$', re.MULTILINE)
PURE: Final = "WINNOW_PURE"  # the setting, read when a kernel is first asked for
STALE: Final = "was built from another source: `make native` builds it anew, pure Python works until then"


@dataclass(frozen=True, slots=True)
class Kernel:
    """A compiled module, or why there is none."""

    name: str
    module: Any  # None: pure Python
    why: str  # empty where it is compiled


_KNOWN: Final[dict[str, Kernel]] = {}


def compiled(name: str, unfit: Callable[[Any], str] = lambda _: "") -> Any:  # noqa: ANN401 - a stub beside it has its types
    """A compiled module by its full name, None where pure Python does its work.

    Args:
        name: "cleaners.native.trees".
        unfit: says why a module cannot be used here, or nothing.
    """
    if name not in _KNOWN:
        module, why = _chosen(name, unfit)
        _KNOWN[name] = Kernel(name.rpartition(".")[2], module, why)
    return _KNOWN[name].module


def told() -> str:
    """One line on the kernels asked for so far."""
    used = [kernel.name for kernel in _KNOWN.values() if kernel.module is not None]
    pure: dict[str, list[str]] = {}
    for kernel in _KNOWN.values():
        if kernel.module is None:
            pure.setdefault(kernel.why, []).append(kernel.name)
    said = [f"compiled kernels: {', '.join(used)}"] if used else []
    return "; ".join(said + [f"pure Python for {', '.join(names)}: {why}" for why, names in pure.items()])


def _chosen(name: str, unfit: Callable[[Any], str]) -> tuple[Any, str]:
    if os.environ.get(PURE, "") not in {"", "0"}:
        return None, f"{PURE} is set"
    try:
        module = import_module(name)
    except ImportError as error:
        return None, "not built" if isinstance(error, ModuleNotFoundError) else str(error)
    if stale(Path(module.__file__ or ""), module.SOURCE):
        warnings.warn(f"compiled kernel {name}: {STALE}", RuntimeWarning, stacklevel=3)
        return None, STALE
    why = unfit(module)  # nobody's fault, and the same results: `winnow --version` says it, and nothing else
    return (None, why) if why else (module, "")


def stale(module: Path, source_digest: str) -> bool:
    """Whether the source beside a module, where there is one, and what it includes are not what it was built from."""
    source = module.with_name(module.name.partition(".")[0] + ".pyx")
    found = hashlib.sha256()
    try:
        text = source.read_bytes()
        names = _INCLUDED.findall(text.decode("utf-8"))
        for part in (text, *(source.with_name(name).read_bytes() for name in names)):
            found.update(part.replace(b"\r\n", b"\n"))
    except OSError:
        return False
    return found.hexdigest() != source_digest
