"""A crawl of the sample newsroom, made once, for the commands that look at what was kept."""

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[3]


def sample_sources(folder: Path, **clean: str) -> Path:
    """The sample's settings, with lines of [outlet.clean] by outlet."""
    path = folder / ("changed.toml" if clean else "sources.toml")
    text = (ROOT / "sources.toml").read_text("utf-8").replace('urls = "newsroom', f'urls = "{ROOT}/newsroom')
    for outlet, line in clean.items():
        head, name, tail = text.partition(f'id = "{outlet}"')
        pace = 'delay = "20ms"'
        text = head + name + tail.replace(pace, f"{pace}\n[outlet.clean]\n{line}", 1)
    path.write_text(text, "utf-8")
    return path


Reclean = Callable[..., tuple[int, str, str]]
"""Run `winnow reclean`; its exit code and what it said on either stream."""
