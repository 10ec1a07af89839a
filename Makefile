# Every target installs what it needs, no more: a fresh machine has to have Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FORMAT ?= text
BASE ?= origin/main

.PHONY: help html changed live sync messages lint test bench clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 8

$(VENV)/.with-%: pyproject.toml constraints.txt  # the package with some of its extras
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$*]'
	@touch $@

BUILD = $(BIN)/python -m sphinx -b dirhtml -c . -E -a -n -W --keep-going -q -j auto

html: $(VENV)/.with-site  ## build the site to _build/html, from nothing, without a warning
	$(BIN)/zegocodes sync --check
	$(BUILD) -d _build/doctrees docs _build/html
	$(BUILD) -d _build/doctrees.en -t en docs _build/html/en
	@mv _build/html/.buildinfo _build/doctrees  # for builds that go on from here; not to be published
	@mv _build/html/en/.buildinfo _build/doctrees.en
	@(echo '/*'; sed -nE 's/^ *add_header ([^ ]+) "(.*)" always;$$/  \1: \2/p' deploy/nginx.conf) >_build/html/_headers
	@echo "The site is in _build/html: open _build/html/index.html, or serve the folder."

changed:  ## after html: list in _build/changed.md the code pages that say else than those of BASE
	@rm -rf _build/base _build/base.html && git worktree prune
	git worktree add --quiet --detach _build/base $(BASE)
	cd _build/base && $(abspath $(BIN)/python) -m sphinx -b dirhtml -c . -d ../base.doctrees -E -q -j auto docs ../base.html
	@git worktree remove --force _build/base
	@echo "Code pages that change:" >_build/changed.md
	@LC_ALL=C diff -rq _build/base.html/codes _build/html/codes | sed -nE \
		-e 's/^Files .*\/(.+)\.md differ$$/- \1/p' \
		-e 's/^Only in _build\/html\/codes: (.+)\.md$$/- \1 (new)/p' \
		-e 's/^Only in _build\/base.html\/codes: (.+)\.md$$/- \1 (gone)/p' >>_build/changed.md
	@cat _build/changed.md

live: $(VENV)/.with-site,live  ## rebuild while you edit, data included, on http://127.0.0.1:8000
	$(BIN)/sphinx-autobuild -b dirhtml -c . -d _build/live.doctrees -n --watch data --pre-build "$(BIN)/zegocodes sync" docs _build/live

sync: $(VENV)/.with-site  ## write data/codes from the sources and curation
	$(BIN)/zegocodes sync

messages: $(VENV)/.with-site  ## after a change to what readers are told: bring the translations in step
	@mkdir -p _build
	$(BIN)/pybabel -q extract -F pyproject.toml -k counted:1,2 --add-location=file --sort-by-file -o _build/messages.pot sphinx_zegocodes
	$(BIN)/pybabel -q update -D sphinx_zegocodes -i _build/messages.pot -d sphinx_zegocodes/locale --no-wrap --ignore-obsolete --ignore-pot-creation-date -N
	$(BIN)/pybabel -q compile -D sphinx_zegocodes -d sphinx_zegocodes/locale

lint: $(VENV)/.with-site,test,bench,lint  ## check sources, data and pages, and the code
	$(BIN)/zegocodes lint --format $(FORMAT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

test: $(VENV)/.with-site,typography,bench,test  ## run all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

bench: $(VENV)/.with-site,bench  ## measure, and print the figures
	$(BIN)/python benchmarks/run.py

clean:  ## remove what was built, the environment apart
	rm -rf _build .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
