"""The scores we quote, loaded from the file beside the labelled pages."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

from train.pages import SHARED


@cache
def load(folder: Path = SHARED) -> ModuleType:
    """metrics.py of the folder.

    Raises:
        FileNotFoundError: it is not there; the labelled pages are no part of this repository.
    """
    spec = importlib.util.spec_from_file_location("metrics", folder / "metrics.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "metrics.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
