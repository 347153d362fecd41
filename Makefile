# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT

PYTHON_HERE := .venv/bin/python
LIBRARY := build/metsguide.library
# Folders as well as files: a folder is newer when a file has gone from it.
CONTENT := $(shell find resources/content metsguide/authoring metsguide/store.py -not -path '*/__pycache__*' -not -name '*.pyc')

.NOTPARALLEL:
.PHONY: help run test check pictures bench bench-search kills lock notices packages test-packages clean setup setup-dev

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: $(LIBRARY) ## set everything up and open the program (without a display: take pictures of it)
	@packaging/setup/open.sh $(LIBRARY)

test: setup-dev check $(LIBRARY) ## set everything up and run every check and test
	QT_QPA_PLATFORM=offscreen PYTHONFAULTHANDLER=1 $(PYTHON_HERE) -m pytest -n auto --dist loadfile

check: setup-dev # all that is checked without running the program
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	$(PYTHON_HERE) -m reuse lint --quiet || $(PYTHON_HERE) -m reuse lint
	$(PYTHON_HERE) -m metsguide check resources/content

pictures: $(LIBRARY) ## take the README's pictures again
	@mkdir -p packaging/pictures
	$(PYTHON_HERE) -m metsguide --library $(LIBRARY) tour build/tour
	cp build/tour/home-light-100.png build/tour/article-light-100.png packaging/pictures/

bench: setup-dev $(LIBRARY) ## measure start, memory and speed against a bare window (build/bench/results.json)
	$(PYTHON_HERE) -m tests.benchmarks --library $(LIBRARY) --json build/bench/results.json

kills: setup-dev ## kill a process that writes settings and list 2,000 times: nothing confirmed may be lost
	$(PYTHON_HERE) -m tests.kills --times 2000

bench-search: setup-dev ## measure the search beside libzim and tantivy, up to 100,000 articles (takes long the first time)
	$(PYTHON_HERE) -m uv pip install --quiet --python $(PYTHON_HERE) --group bench
	$(PYTHON_HERE) -m tests.benchmarks.search_speed

lock: setup-dev ## choose the newest dependencies again and write the two locks
	$(LOCK) --upgrade pyproject.toml --output-file requirements.lock
	$(LOCK) --upgrade pyproject.toml --extra authoring --group dev --constraint requirements.lock --output-file requirements-dev.lock
	! grep -nE '(https?|file):' requirements.lock requirements-dev.lock

LOCK := $(PYTHON_HERE) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

notices: setup-dev ## write the licences of all parts anew (resources/licences), after a change of the lock
	$(PACKAGER) notices

packages: setup-dev ## make the packages that this system has the tools for, in dist/
	$(PACKAGER) make

test-packages: setup-dev ## try the packages of dist/ in clean systems (as root; takes long)
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m pytest packaging/trials -p no:randomly

PACKAGER := PYTHONPATH=packaging:. QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m packager

clean: ## take away what was built (the environment too)
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

setup:
	@packaging/setup/setup.sh run

setup-dev:
	@packaging/setup/setup.sh dev

# After the set-up, but not again whenever the set-up was asked for.
$(LIBRARY): $(CONTENT) | setup
	@mkdir -p $(@D)
	$(PYTHON_HERE) -m metsguide build resources/content -o $@
