"""Duplicates: how many planted copies are found, how many strangers are not, how fast, beside others' tools.

    python -m bench.corpus [--documents 30000] [--apart PYTHON] [--growth]

Texts are those of ../shared, cut to sentences and planted anew; without it there is nothing to measure.
Peers do the same work in the same run: word 3-grams, 64 permutations, 16 bands of 4; CPU time, children included.

Libraries (datasketch, rensa) get the texts from memory, as ours does then. Programs (text-dedup, datatrove) read
texts.jsonl and write what they keep, as their users run them and as ours does beside them; what they take for twenty
texts, which is starting and importing, is taken off, and ours is timed without it as well.
- text-dedup 0.4.0, by its own command: loads the file as a dataset, numbers and filters it, cuts 3-grams at every
  sign that is no letter or digit, hashes them with SHA-1 (its default), signs them, groups them by bands, joins the
  groups, filters, saves. It verifies nothing, looks for no excerpts, and takes Chinese or Japanese between two marks
  for one token. Its defaults are others: 5-grams, 250 permutations, texts under five tokens left out.
- datatrove, by its four steps as its own example has them: signatures, buckets, clusters, filter. It verifies nothing.

The programs live in an environment of their own (python -m venv apart; apart/bin/pip install text-dedup
'datatrove[io,processing]' tokenizers spacy) whose interpreter is named by --apart; without it they are left out.
"""

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from time import process_time

from bench import corpus_peers
from bench.corpus_ours import near_groups, settled
from bench.corpus_planted import SHARED, Planted, plant, shingle_set, true_pairs
from corpus.document import Relation, Story

_LEAST_EXCERPT = 0.4  # of a story; what the target names


def main() -> None:
    asked = _arguments()
    if not SHARED.is_dir():
        raise SystemExit("bench.corpus: ../shared is not here; there is nothing to measure")
    planted = plant(asked.documents)
    texts = [document.text for document in planted]
    chars = sum(map(len, texts)) // len(texts)
    print(f"{len(texts)} documents of {chars} characters: {dict(Counter(p.kind for p in planted))}")
    start = process_time()
    stories = settled(texts)
    ours = process_time() - start
    quality(planted, stories)
    speed(texts, ours, asked.apart)
    if asked.growth:
        growth()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=30_000)
    parser.add_argument("--apart", default="", help="interpreter of the environment with text-dedup and datatrove")
    parser.add_argument("--growth", action="store_true", help="measure adding to 10,000 and to 1,000,000; ten minutes")
    return parser.parse_args()


def quality(planted: list[Planted], stories: list[Story]) -> None:
    """Recall over the true pairs, precision over the found ones."""
    truth = true_pairs(planted)
    found = {pair for group in near_groups(stories) for pair in combinations(group, 2)}
    for least in (0.9, 0.8, 0.7, 0.6):
        wanted = [pair for pair, jaccard in truth.items() if jaccard >= least]
        print(f"recall at J >= {least}: {sum(pair in found for pair in wanted) / len(wanted):.4f} of {len(wanted)}")
    right = sum(planted[one].family == planted[other].family for one, other in found)
    print(f"precision of near and exact pairs: {right / len(found):.5f} of {len(found)}")
    _excerpts(planted, stories)


def _excerpts(planted: list[Planted], stories: list[Story]) -> None:
    whole = {p.of: shingle_set(planted[p.of].text) for p in planted if p.of >= 0}
    shares = {
        at: len(shingle_set(p.text) & whole[p.of]) / len(whole[p.of]) for at, p in enumerate(planted) if p.of >= 0
    }
    wanted = [at for at, share in shares.items() if share >= _LEAST_EXCERPT]
    met = sum(stories[at].id == stories[planted[at].of].id for at in wanted)
    print(f"recall of excerpts of {_LEAST_EXCERPT:.0%} and more: {met / len(wanted):.4f} of {len(wanted)}")
    links = [(at, int(story.of)) for at, story in enumerate(stories) if story.relation is Relation.EXCERPT]
    right = sum(planted[one].family == planted[other].family for one, other in links)
    print(f"precision of excerpts: {right / max(1, len(links)):.5f} of {len(links)}")


def speed(texts: list[str], ours: float, apart: str) -> None:
    """Documents a CPU second, and how many times ours each peer takes."""
    print(f"winnow       {len(texts) / ours:8.0f} documents/s, verified, index on disk, stories settled")
    for name, peer in (("datasketch", corpus_peers.datasketch), ("rensa", corpus_peers.rensa)):
        if importlib.util.find_spec(name) is None:
            print(f"{name:12} not installed")
            continue
        seconds, pairs = corpus_peers.timed(peer, texts)
        print(f"{name:12} {len(texts) / seconds:8.0f} documents/s, {len(pairs)} pairs, ours is {seconds / ours:.1f}x")
    whole, kept = _apart([sys.executable, "-m", "bench.corpus_ours"], texts)
    print(f"winnow       {len(texts) / whole:8.0f} documents/s from file to file, keeps {kept}")
    for name in ("text_dedup", "datatrove"):
        if not apart:
            print(f"{name:12} not installed; --apart names no interpreter")
            continue
        # -P: a file beside it is called inspect.py, which theirs would import for Python's own.
        command = [apart, "-P", str(Path(__file__).with_name("corpus_apart.py").resolve()), name]
        seconds, kept = _apart(command, texts)
        print(f"{name:12} {len(texts) / seconds:8.0f} documents/s, keeps {kept}, ours is {seconds / whole:.1f}x")


def _apart(command: list[str], texts: list[str]) -> tuple[float, str]:
    """CPU seconds of a program in a process of its own, less what starting it costs, and how many it keeps."""
    idle, _ = _child(command, texts[:20])
    seconds, kept = _child(command, texts)
    return seconds - idle, kept


def _child(command: list[str], texts: list[str]) -> tuple[float, str]:
    """CPU seconds of a program and its children over a folder with the texts, and the last word it printed."""
    with _folder(texts) as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)  # noqa: S603 - ours, or named by the caller
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run.stdout.split()[-1]


@contextmanager
def _folder(texts: list[str]) -> Iterator[Path]:
    """A folder with the texts as a program reads them."""
    with tempfile.TemporaryDirectory() as folder:
        lines = (json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts))
        Path(folder, "texts.jsonl").write_text("\n".join(lines), "utf-8")
        yield Path(folder)


def growth() -> None:
    """A thousand documents more, beside ten thousand and beside a million."""
    costs: list[float] = []
    for kept in (10_000, 1_000_000):
        run = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", "bench.corpus_growth", str(kept)], check=True, capture_output=True, text=True
        )
        measured = json.loads(run.stdout)
        costs.append(measured["ms_each"])
        print(" ".join(f"{name}={value:.4g}" for name, value in measured.items()))
    print(f"a document costs {costs[1] / costs[0]:.2f} times as much beside a million")


if __name__ == "__main__":
    main()
