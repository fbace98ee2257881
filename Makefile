# Table of contents: `make` alone prints it. Needs Python 3.11 or newer and make, nothing else.
SHELL := /bin/sh
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
DATA ?= data
SOURCES ?= sources.toml
ARGS ?=

NATIVE := $(wildcard */native/*.pyx */native/*.pxi)
PHRASES := $(wildcard cleaners/chrome/phrases/*.toml) $(addprefix cleaners/chrome/,common.toml commonness.py filed.py filing.py \
  pattern.py phrases.py) cleaners/kinds.py cleaners/spelling.py

.DEFAULT_GOAL := help
.PHONY: help crawl native test check fmt lint types rooms replay hostile browser soak soak-corpus fuzz bench bench-clean bench-chrome bench-corpus bench-fetch bench-inspect train lock

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

crawl: $(BIN)/.runtime $(BIN)/.native ## fetch what is new from the outlets of sources.toml, clean it, keep it in data/
	@$(BIN)/winnow crawl --sources $(SOURCES) --data $(DATA) $(ARGS) || { code=$$?; \
	  test $$code -eq 75 -a -n "$(filter -q --quiet,$(ARGS))" || exit $$code; } # giving way is no news when quiet

native: $(BIN)/.runtime ## build kernels, where a compiler is, and file the phrases; without them all is the same, slower
	@$(BIN)/python hatch_build.py $(ARGS)

# Hundreds of processes are started, each quicker by a tenth where byte code may be kept; some images forbid it.
# A file's tests stay together, for what they set up; ARGS="-n 0" runs all in one process, for a debugger.
test: $(BIN)/.dev $(BIN)/.native ## the whole suite, on up to four cores
	@sh tests/set_up_browser.sh $(VENV)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: $(BIN)/.dev fmt lint types rooms ## formatting, lint, types, import contracts

fmt: $(BIN)/.dev ## is the code laid out by ruff?
	@$(BIN)/ruff format --check --quiet .

lint: $(BIN)/.dev ## ruff's rules, all but the reasoned exceptions
	@$(BIN)/ruff check --quiet .

types: $(BIN)/.dev ## mypy, strict, over tests too
	@$(BIN)/mypy

rooms: $(BIN)/.dev ## do imports point one way?
	@$(BIN)/lint-imports --no-cache

replay: $(BIN)/.dev ## crawl 300 real pages from ../shared, served on loopback under their own names
	@$(BIN)/python -m bench.replay $(ARGS)

hostile: $(BIN)/.dev ## the hostile loopback server: every endpoint and its expected end
	@$(BIN)/python -m pytest tests/hostile tests/test_bad_input.py $(ARGS)

browser: $(BIN)/.dev ## what people see, in headless Chromium, and nothing else
	@sh tests/set_up_browser.sh $(VENV)
	@$(BIN)/python -m pytest tests/corpus/inspect -m browser $(ARGS)

soak: $(BIN)/.dev ## kill a whole crawl 500 times and check every promise after each kill
	@$(BIN)/python -m tests.hostile.soak $(or $(ARGS),500)

fuzz: $(BIN)/.fuzz ## any bytes to every reader of outside bytes, 60 s each; ARGS="600 feed" for longer
	@$(BIN)/python -m tests.fuzz $(ARGS)

soak-corpus: $(BIN)/.dev ## kill an ingestion 100 times: nothing acknowledged lost, the same stories?
	@$(BIN)/python -m bench.corpus_kill $(or $(ARGS),100)

bench: bench-clean bench-chrome bench-fetch bench-corpus ## every benchmark, beside its peers

bench-clean: $(BIN)/.bench $(BIN)/.native ## extraction: quality, CPU time and its stages, metadata, the worst pages
	@$(BIN)/python -m bench.clean $(ARGS)
	@$(BIN)/python -m bench.clean_stages --every 8
	@$(BIN)/python -m bench.clean_cold --every 4
	@$(BIN)/python -m bench.clean_metadata
	@$(BIN)/python -m bench.clean_worst

bench-chrome: $(BIN)/.bench $(BIN)/.native ## chrome in text: removed, lost, spotless, speed, the worst texts
	@$(BIN)/python -m bench.chrome $(ARGS)
	@$(BIN)/python -m bench.chrome_worst

bench-fetch: $(BIN)/.bench .venv-scrapy/bin/scrapy ## pages per CPU-second
	@$(BIN)/python -m bench.fetch --scrapy-python .venv-scrapy/bin/python $(ARGS)

bench-corpus: $(BIN)/.bench $(BIN)/.native ## duplicates: quality, speed, growth
	@$(BIN)/python -m bench.corpus $(ARGS)

# A peer with a reactor and forty packages of its own: it has an environment of its own too.
.venv-scrapy/bin/scrapy:
	@$(PYTHON) -m venv .venv-scrapy
	@.venv-scrapy/bin/python -m pip --quiet --disable-pip-version-check install scrapy

bench-inspect: $(BIN)/.dev ## server time of every page of the app over 100,000 documents
	@$(BIN)/python -m bench.inspect $(ARGS)

train: $(BIN)/.bench ## train the block model and the line model anew
	@$(BIN)/python -m train.story $(ARGS)
	@$(BIN)/python -m train.chrome --write

lock: ## write the locks anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --quiet --upgrade --extra build --extra inspect --extra dev -o requirements-dev.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --quiet --upgrade --extra build -c requirements-dev.lock -o requirements.lock

# A stamp is newer than its lock when what the lock names is installed.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Winnow needs Python 3.11 or newer; none found as python3 on PATH" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "could not make $(VENV): on Debian and Ubuntu, install python3-venv" >&2; exit 2; }

$(BIN)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing what Winnow needs into $(VENV) ..." >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# Installing builds them too, but says nothing of it; after that only changed sources are built. Byte code is kept as
# well: images forbid Python to do so by itself, and each process would compile 250 modules, for half a second.
$(BIN)/.native: hatch_build.py $(NATIVE) $(PHRASES) $(BIN)/.runtime
	@$(BIN)/python hatch_build.py
	@$(BIN)/python -m compileall -q scraper cleaners corpus newsroom
	@touch $@

$(BIN)/.dev: requirements-dev.lock $(BIN)/.runtime
	@echo "installing what the tests need into $(VENV) ..." >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Guided fuzzing where there is a wheel for it; hypothesis, which the tests have anyway, everywhere else.
$(BIN)/.fuzz: pyproject.toml $(BIN)/.dev
	@$(PIP) install 'atheris>=3.0' || echo "no atheris here: hypothesis fuzzes" >&2
	@touch $@

# Peers and trainers are not pinned: they are measured as they are today. pip before 24 trips over lxml[html-clean]
# asked for twice.
$(BIN)/.bench: pyproject.toml $(BIN)/.dev
	@echo "installing the peers and trainers into $(VENV) ..." >&2
	@$(PIP) install --upgrade 'pip>=24'
	@$(PIP) install -e '.[train,bench]'
	@touch $@
