# Two commands: `make run` opens the dashboard, `make test` checks everything. Each does its own set-up. `make help` lists the rest.
# PY names another Python (3.11 or newer), e.g. `make run PY=/usr/local/bin/python3.13`.

PY ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test lint types ladder bench docs wheel clean help

run: .venv/run.stamp ## open the dashboard
	$(BIN)/tracker serve

test: .venv/test.stamp ## run every check
	tools/test

lint: .venv/test.stamp ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp ## mypy, strict
	$(BIN)/mypy

ladder: .venv/test.stamp ## the import ladder
	$(BIN)/lint-imports

bench: .venv/test.stamp ## print the tables of docs/performance.md (BENCH="..." names some)
	$(BIN)/python -m benchmarks $(BENCH)

docs: .venv/test.stamp ## write docs/sample.md anew
	$(BIN)/python tools/sample.py

wheel: .venv/test.stamp ## build a wheel into dist/ (COMPILED=1: with compiled modules; needs a C compiler)
	TRACKER_COMPILED=$(COMPILED) $(PIP) wheel --no-deps -w dist .

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

clean: ## remove .venv, dist and build
	rm -rf .venv dist build

.venv/bin/python:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The tracker needs Python 3.11 or newer; $(PY) is older or missing. Name another with PY=..."; exit 1; }
	@$(PY) -m venv .venv || \
		{ rm -rf .venv; echo "$(PY) has no venv module: on Debian and Ubuntu, apt-get install python3-venv."; exit 1; }

.venv/run.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing the tracker into .venv (once, a minute or two) ..."
	$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/test.stamp: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing the tracker and its test tools into .venv (once, a minute or two) ..."
	$(PIP) install -c constraints.txt -e '.[test,postgres]'
	@touch .venv/run.stamp $@
