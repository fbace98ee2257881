"""The language detector (py3langid's doorway), its automaton walked by a compiled kernel where there is one."""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from cleaners.kernels import compiled

_COMPILED: Final = compiled("cleaners.native.detector")


@cache
def detector() -> LanguageIdentifier:
    """The one with the library's own model, loaded for the first text it is asked about, in half a second."""
    return (LanguageIdentifier if _COMPILED is None else Detector).from_model_file(MODEL_FILE, norm_probs=True)


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
