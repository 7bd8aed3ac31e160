# Two commands: `make run` opens the dashboard, `make test` checks everything. Each does its own set-up.
# PY names another Python (3.11 or newer), e.g. `make run PY=/usr/local/bin/python3.13`.

PY ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test check lint types ladder tests browser-tests bench docs wheel clean

run: .venv/run.stamp
	$(BIN)/tracker serve

test: .venv/test.stamp
	tools/test

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp
	$(BIN)/mypy

ladder: .venv/test.stamp
	$(BIN)/lint-imports

bench: .venv/test.stamp
	$(BIN)/python -m benchmarks $(BENCH)

docs: .venv/test.stamp
	$(BIN)/python tools/sample.py

wheel: .venv/test.stamp
	$(PIP) wheel --no-deps -w dist .

clean:
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
