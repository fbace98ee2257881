"""Fuzz for a while: `python -m tests.fuzz 60 feed sitemap`; every target for 60 s when nothing is said.

With atheris (`pip install 'winnow[fuzz]'`) coverage guides the search; without it hypothesis draws at random.
A crash is written to tests/data/fuzz/<target>/ and is a fixture from then on.
"""

import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.seeds import SEEDS, WORDS

FOUND = Path(__file__).parents[1] / "data" / "fuzz"
MAX_BYTES = 4_096  # of an input
SLOW_S = 20  # for one input: slower is a find too
MEMORY_MB = 2_000


def main(arguments: list[str]) -> int:
    """Run the targets one after the other; 1 when one found something."""
    if arguments[:1] == ["--one"]:
        return _with_hypothesis(arguments[1], float(arguments[2]))
    seconds = next((word for word in arguments if word.isdigit()), "60")
    names = [word for word in arguments if not word.isdigit()] or list(SEEDS)
    guided = importlib.util.find_spec("atheris") is not None
    found = 0
    for name in names:
        ended = _guided(name, seconds) if guided else _drawn(name, seconds)
        found += ended != 0
        said = "ok" if ended == 0 else f"found something (exit code {ended})"
        sys.stdout.write(f"fuzz {name}: {said}, {seconds} s, {'atheris' if guided else 'hypothesis'}\n")
        sys.stdout.flush()
    return int(found > 0)


def _guided(name: str, seconds: str) -> int:
    """Run libFuzzer on a target in a process of its own; it ends by itself."""
    finds = FOUND / name
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(SEEDS[name]):
            (corpus / str(number)).write_bytes(seed)
        words = Path(place) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[name]), encoding="ascii")
        ended = subprocess.run(
            [
                sys.executable, "-m", "tests.fuzz.guided", name, f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}",
                f"-timeout={SLOW_S}", f"-rss_limit_mb={MEMORY_MB}", f"-dict={words}", f"-artifact_prefix={place}/find-",
                "-print_final_stats=1", "-verbosity=0", str(corpus),
            ],
            check=False,
        )  # fmt: skip
        for find in Path(place).glob("find-*"):
            _keep(finds, find.read_bytes())
        return ended.returncode


def _drawn(name: str, seconds: str) -> int:
    return subprocess.run([sys.executable, "-m", "tests.fuzz", "--one", name, seconds], check=False).returncode


def _with_hypothesis(name: str, seconds: float) -> int:
    """Draw inputs until the time is up or one breaks the target."""
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415 - only where there is no atheris

    from tests.fuzz.strategy import inputs  # noqa: PLC0415 - as above
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - as above

    last = [b""]

    @settings(max_examples=500, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(inputs(name))
    def run(data: bytes) -> None:
        last[0] = data
        TARGETS[name](data)

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            run()
        except Exception:
            _keep(FOUND / name, last[0])
            raise
    return 0


def _keep(folder: Path, find: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(find).hexdigest()[:12]).write_bytes(find)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
