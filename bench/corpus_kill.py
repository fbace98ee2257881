"""Kill an ingestion many times: is all there that it acknowledged, and do the stories come out as undisturbed?

    python -m bench.corpus_kill [KILLS]

Each time a process keeps documents, saying after each commit what is safe, until it is killed after some random time
(not between commits, as the test does it, but anywhere). Exit code 1 where anything was lost or came out otherwise.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.corpus import test_store_killed as kept

ROOT = Path(__file__).parents[1]
_STORIES = 120  # three documents each; about a second of keeping
_INGEST = kept.INGEST.replace(
    "ingest(Path", f"import tests.corpus.test_store_killed as t; t.STORIES = {_STORIES}\ningest(Path"
)
_LATEST_S = 0.7


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as scratch:
        calm, beaten = Path(scratch, "calm"), Path(scratch, "beaten")
        calm.mkdir()
        _ingest(calm)
        undisturbed = kept.places(calm)
        ends: Counter[str] = Counter()
        chance = random.Random(1)  # noqa: S311 - guards nothing
        while ends["killed"] + ends["lost"] < kills:
            ends[_beat(beaten, chance)] += 1
        _ingest(beaten)
        same = kept.places(beaten) == undisturbed
    print(f"{sum(ends.values())} runs: {ends['killed']} killed at work, {ends['done']} at their end before")
    print(f"acknowledged and lost: {ends['lost']}; stories equal to an undisturbed run: {same}")
    raise SystemExit(0 if same and not ends["lost"] else 1)


def _ingest(folder: Path) -> None:
    """To the end, undisturbed."""
    subprocess.run([sys.executable, "-c", _INGEST, str(folder)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves


def _beat(folder: Path, chance: random.Random) -> str:
    """One run, killed somewhere: "killed", "done" or "lost"."""
    if folder.exists() and len(kept.places(folder)) == 3 * _STORIES:
        for path in sorted(folder.rglob("*"), reverse=True):  # all is kept: begin again, or nothing is at stake
            path.unlink() if path.is_file() else path.rmdir()
    folder.mkdir(exist_ok=True)
    said = folder.with_name("said.txt")
    with said.open("wb") as out:
        command = [sys.executable, "-c", _INGEST, str(folder)]
        process = subprocess.Popen(command, stdout=out, cwd=ROOT)  # noqa: S603 - ourselves
    until = _begun(said, process) + chance.uniform(0, _LATEST_S)
    time.sleep(max(0.0, until - time.monotonic()))
    os.kill(process.pid, signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    lost = set(said.read_text().split()) - kept.places(folder).keys()
    return "lost" if lost else "killed" if killed else "done"


def _begun(said: Path, process: subprocess.Popen[bytes]) -> float:
    """When the first document was acknowledged: before that the time goes into imports."""
    while process.poll() is None and not said.stat().st_size:
        time.sleep(0.02)
    return time.monotonic()


if __name__ == "__main__":
    main()
