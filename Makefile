# Two commands for a newcomer: `make demo` and `make test`. Both set themselves up in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench bench-stories train screenshot clean

demo: .venv/installed
	$(BIN)/twosource demo -o report.html

test: check
	$(BIN)/pytest

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-bench
	$(BIN)/python bench/run.py

bench-stories: .venv/installed
	$(BIN)/python bench/stories.py --table

train: .venv/installed-training
	$(BIN)/python -m training --data "$$TWOSOURCE_DATA"

screenshot: .venv/installed-dev
	$(BIN)/python docs/screenshot.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch .venv/installed $@

.venv/installed-bench: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	touch .venv/installed $@

.venv/installed-training: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[training]'
	touch .venv/installed $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
