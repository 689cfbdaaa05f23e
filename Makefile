# make run    builds the graph of seeds/ into out/
# make test   runs all checks and tests
# make bench  measures it, beside what others reach, into benchmarks/results.md (half an hour, on an idle machine)
# make tools  installs from Debian what the browser tests and parser cross-checks need
# make lock   writes the versions that are installed into requirements.lock

PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
BIN := .venv/bin
OUT := out
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock

.PHONY: run test bench tools lock

run: .venv/installed
	@$(BIN)/kg build seeds --store $(OUT)/store
	@$(BIN)/kg export $(OUT)/graph.ttl --store $(OUT)/store
	@$(BIN)/kg export $(OUT)/graph.trig --store $(OUT)/store
	@$(BIN)/kg show --output $(OUT)/network.html --store $(OUT)/store
	@echo
	@echo "Go on with:"
	@echo "  $(BIN)/kg ask meetings"
	@echo "  $(BIN)/kg ask policies sector=agriculture --evidence"
	@echo "  $(BIN)/kg show --open"

test: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: .venv/installed-test
	$(BIN)/python benchmarks/bench.py

tools:
	bash scripts/tools.sh

lock: .venv/installed-test
	$(BIN)/python -m pip freeze --exclude-editable > requirements.lock

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml requirements.lock
	$(INSTALL) --editable .
	@touch $@

.venv/installed-test: .venv/installed
	$(INSTALL) --editable '.[test]'
	@touch $@
