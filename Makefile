# Every target makes what it needs: a fresh machine has to have Python 3.11 or later, no more.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SPHINX := $(BIN)/python -m sphinx -b dirhtml -c . docs

.PHONY: help html live sync lint test bench clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 8

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[site,live,typography,test,lint,bench]'
	@touch $@

html: $(READY)  ## build the site to _build/html, from nothing, without a warning
	$(SPHINX) -E -a -n -W --keep-going -q -j auto _build/html
	@echo "The site is in _build/html: open _build/html/index.html, or serve the folder."

live: $(READY)  ## rebuild while you edit, data included, on http://127.0.0.1:8000
	$(BIN)/sphinx-autobuild -b dirhtml -c . -n --watch data --pre-build "$(BIN)/zegocodes sync" docs _build/live

sync: $(READY)  ## write data/codes from the sources and curation
	$(BIN)/zegocodes sync

lint: $(READY)  ## check sources, data and pages, and the code
	$(BIN)/zegocodes lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: $(READY)  ## run all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

bench: $(READY)  ## measure, and print the figures
	$(BIN)/python benchmarks/run.py

clean:  ## remove what was built, the environment apart
	rm -rf _build .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
