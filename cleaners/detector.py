"""The language detector (py3langid's doorway), its automaton walked by a compiled kernel where there is one.

Its model is 68 MB, which the library unpacks in half a second. hatch_build.py keeps it unpacked, under the digest of
what it was unpacked from, and it is read in a tenth; where nothing is kept, or of another version, it is unpacked anew.
"""

import hashlib
import lzma
import shutil
from array import array
from functools import cache
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from cleaners.kernels import compiled

_COMPILED: Final = compiled("cleaners.native.detector")
_PACKED: Final = MODEL_DIR / MODEL_FILE
_HERE: Final = Path(__file__).parent


@cache
def detector() -> LanguageIdentifier:
    """The one with the library's own model, loaded for the first text it is asked about."""
    kind = LanguageIdentifier if _COMPILED is None else Detector
    try:
        with _unpacked().open("rb") as file, np.load(file, allow_pickle=False) as kept:
            worth, chances, classes = kept["ptc"], kept["pc"], kept["classes"].tolist()
            moves, rows, features = (kept[name] for name in ("nextmove", "nextmove_row", "out_feat"))
    except (OSError, KeyError, ValueError, BadZipFile):  # nothing is kept, or it is spoilt
        return kind.from_model_file(MODEL_FILE, norm_probs=True)
    moves = moves if _COMPILED is not None else memoryview(moves)  # walked in Python, which an array makes slow
    spelled = array(rows.dtype.char, rows.tolist())  # as the library has them; wider ones it walks itself
    return kind(worth, chances, classes, moves, features.tolist(), norm_probs=True, tk_row=spelled)


def keep() -> None:
    """Unpack the model beside this module, for all processes to come.

    Raises:
        OSError: there is no room for it, or it may not be written.
    """
    place = _unpacked()
    if place.exists():
        return
    for old in _HERE.glob("detector-*.filed"):
        old.unlink()
    near = place.with_suffix(".tmp")
    with lzma.open(_PACKED) as packed, near.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked, 1 << 20)
    near.replace(place)


def _unpacked() -> Path:
    """Where the model is kept that the library has now."""
    return _HERE / f"detector-{hashlib.sha256(_PACKED.read_bytes()).hexdigest()[:16]}.filed"


class Detector(LanguageIdentifier):  # type: ignore[misc] # it has no types
    """The same in a fifth of the time: it walks a kilobyte in Python, and spells out its table number by number."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as it is made there
        super().__init__(*given, **named)
        self._walk, self._table = _walk(self), self.nb_ptc

    def _raw_score(self, text: bytes) -> NDArray[np.float32]:
        """What speaks for each language, added up as it does itself, to the last bit."""
        is_walked = self._walk is not None and self.nb_ptc is self._table  # it may be asked for some languages only
        times, worth = map(_numbers, self._walk.read(text) if is_walked else (b"", b""))
        if not len(times):
            return super()._raw_score(text)  # type: ignore[no-any-return] # it has no types
        return np.log1p(times) @ worth.reshape(len(times), -1) + self.nb_pc  # type: ignore[no-any-return] # as above


def _numbers(raw: bytes) -> NDArray[np.float32]:
    return np.frombuffer(raw, np.float32)


def _walk(model: LanguageIdentifier) -> Any:  # noqa: ANN401 - a stub has it
    """What walks a model's automaton; None for a model laid out in another way, which walks it itself."""
    try:
        table = np.asarray(model.nb_ptc)
        moves = np.asarray(model.tk_nextmove).astype(np.uint32, casting="safe", copy=False)
        rows = np.asarray(model.tk_row).astype(np.uint16, casting="safe", copy=False)
        features = np.asarray(model.tk_output, np.int32)
        return _COMPILED.Walk(moves, rows, features, table.view(np.uint16)) if table.dtype == np.float16 else None
    except (AttributeError, TypeError, ValueError):
        return None
