# `make` alone prints what there is. Needs GNU make and Python 3.11 or newer, nothing else.
#
# Everything is installed into .venv from the locks in requirements/, once: the files .venv/.play
# and .venv/.dev say that it was done, and are older than their lock only when it must be redone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
ARGS ?=

# A .venv whose Python has gone (an upgrade, a moved folder) is no .venv: make it anew.
GONE := $(shell test -x $(BIN)/python || rm -f $(VENV)/.play $(VENV)/.dev)

.DEFAULT_GOAL := help
.PHONY: help play test test-all check format bench snapshots pictures lock wheel clean
.DELETE_ON_ERROR:

help: ## print this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)$$/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

# --- for everyone ---------------------------------------------------------------------------

play: $(VENV)/.play ## open the game; without a terminal, rehearse one play and print its debrief
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/holdgame; else exec $(BIN)/holdgame play --bot; fi

# --- for developers -------------------------------------------------------------------------

test: check ## the linters, then every test but the slow ones (ARGS="-k hold" narrows it)
	$(BIN)/pytest -m "not slow" $(ARGS)

test-all: check ## the linters, then every test, its properties on all their examples
	THOROUGH=1 $(BIN)/pytest $(ARGS)

check: $(VENV)/.dev ## just the linters: ruff, mypy, import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev ## let ruff lay the code out and mend what it safely can
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

bench: $(VENV)/.dev ## run the benchmarks
	@if [ -f benchmarks/__main__.py ]; then $(BIN)/python -m benchmarks $(ARGS); \
	else echo "There are no benchmarks yet."; fi

snapshots: $(VENV)/.dev ## take the screen snapshots anew; look at the difference before you commit it
	$(BIN)/pytest -n 0 --snapshot-update tests/snapshots $(ARGS)

pictures: $(VENV)/.dev ## take the pictures in docs/pictures anew
	$(BIN)/python -m docs.take_pictures

wheel: $(VENV)/.dev ## build dist/holdgame-*.whl and the source archive
	@rm -rf dist
	$(BIN)/python -m build --no-isolation

UV_COMPILE = $(BIN)/uv --no-config pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

lock: $(BIN)/python ## remake requirements/lock-*.txt from pyproject.toml (UPGRADE=1 takes the newest)
	@echo "Locking the dependencies for Python 3.11 and newer, on every system"
	@$(PIP) install "uv>=0.9,<1"
	@$(UV_COMPILE) pyproject.toml --group build -o requirements/lock-play.txt
	@$(UV_COMPILE) pyproject.toml --group dev -c requirements/lock-play.txt -o requirements/lock-dev.txt

clean: ## remove all that these targets made, .venv too
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis \
		snapshot_report.html
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- what the targets above need ------------------------------------------------------------

NO_INSTALL = { echo "Installing failed: the reason is above. The first time needs the network, or a \
	folder of wheels (README.md, 'Without a network')." >&2; exit 1; }

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "holdgame needs Python 3.11 or newer, and there is no \
	$(PYTHON) here. If it has another name: make PYTHON=python3.12 play" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "holdgame needs Python \
	3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1). If you have a newer one: make \
	PYTHON=python3.12 play" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's own venv module is missing. \
	On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.play: $(BIN)/python requirements/lock-play.txt pyproject.toml
	@echo "Installing holdgame into $(VENV) (once; about half a minute)"
	@$(PIP) install --require-hashes -r requirements/lock-play.txt || $(NO_INSTALL)
	@$(PIP) install --no-deps --no-build-isolation --editable . || $(NO_INSTALL)
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements/lock-dev.txt pyproject.toml
	@echo "Installing holdgame and the developers' tools into $(VENV) (once; about a minute)"
	@$(PIP) install --require-hashes -r requirements/lock-dev.txt || $(NO_INSTALL)
	@$(PIP) install --no-deps --no-build-isolation --editable . || $(NO_INSTALL)
	@touch $@
