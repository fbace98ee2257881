"""One target under atheris: `python -m tests.fuzz.guided feed -max_total_time=60 <corpus folder>`."""

import sys

import atheris

with atheris.instrument_imports(include=["scraper", "cleaners", "corpus", "protego", "feedparser", "fastfeedparser"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
