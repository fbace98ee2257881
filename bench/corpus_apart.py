"""Peers that live in an environment of their own, run by its interpreter: `python corpus_apart.py NAME FOLDER`.

FOLDER holds texts.jsonl, one {"id", "text"} a line. The caller measures the CPU time of this process and its children.
Prints how many documents the peer keeps.
"""

import subprocess
import sys
from pathlib import Path


def text_dedup(folder: Path) -> int:
    command = [
        *(sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", "texts.jsonl"),
        *("--split", "train", "--cache_dir", "cache", "--output", "out", "--column", "text", "--ngram", "3"),
        *("--num_perm", "64", "--b", "16", "--r", "4", "--min_length", "1", "--num_proc", "1", "--batch_size", "1000"),
    ]
    subprocess.run(command, check=True, cwd=folder, capture_output=True)  # noqa: S603 - ourselves
    from datasets import load_from_disk  # noqa: PLC0415 - here only in the peers' environment

    return len(load_from_disk(str(folder / "out")))


def datatrove(folder: Path) -> int:
    # All of these are here only in the peers' environment.
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415
    from datatrove.pipeline.dedup import minhash  # noqa: PLC0415
    from datatrove.pipeline.readers import JsonlReader  # noqa: PLC0415
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    def place(name: str) -> str:
        return str(folder / name)

    config = minhash.MinhashConfig(n_grams=3, num_buckets=16, hashes_per_bucket=4)
    reader = JsonlReader(place(""), glob_pattern="texts.jsonl")
    steps = [
        [reader, minhash.MinhashDedupSignature(place("signatures"), config=config)],
        [minhash.MinhashDedupBuckets(place("signatures"), place("buckets"), config=config)],
        [minhash.MinhashDedupCluster(place("buckets"), place("remove"), config=config)],
        [reader, minhash.MinhashDedupFilter(place("remove")), JsonlWriter(place("kept"), compression=None)],
    ]
    for number, step in enumerate(steps):
        tasks = 16 if number == 1 else 1
        LocalPipelineExecutor(step, tasks=tasks, workers=1, logging_dir=place(f"log{number}")).run()
    return sum(1 for path in (folder / "kept").glob("*.jsonl") for _ in path.open("rb"))


if __name__ == "__main__":
    peers = {"text_dedup": text_dedup, "datatrove": datatrove}
    print(peers[sys.argv[1]](Path(sys.argv[2])))
