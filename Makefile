# Needs python 3.11 or later, pip and make. Everything is installed into .venv, as locked in requirements.lock.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
PIP = $(PYTHON) -m pip --python $(BIN)/python
CORPUS ?= ../shared/corpus

.DEFAULT_GOAL := help
.PHONY: help try test lint docs golden needles figures bench browser eval-local check lock virtualenv

help:  ## show these targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 18

try: $(INSTALLED)  ## write a note for examples/, without a model
	@$(BIN)/connote write examples/ada.txt --brief examples/brief.toml --model offline --explain

test: $(INSTALLED)  ## run the tests
	@$(BIN)/pytest

lint: $(INSTALLED)  ## style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

docs: $(INSTALLED)  ## write anew what a machine can write in the documents
	@$(BIN)/python docs/blocks.py

golden: $(INSTALLED)  ## render the prompts anew that the tests compare with; read the difference
	@$(BIN)/python tests/golden_prompts.py

needles: $(INSTALLED)  ## find anew what a text must hold for a pattern of the data to be tried
	@$(BIN)/python scripts/needles.py

figures: $(INSTALLED)  ## measure on the labelled corpus (CORPUS=folder), and keep the figures for the documents
	@$(BIN)/python evals/measure.py $(CORPUS)
	@$(BIN)/python bench/mutations.py $(addprefix $(CORPUS)/fit/,typical natural hard) --keep
	@rm -rf build/prompts
	@$(BIN)/connote eval run core --prompt connote --prompt naive --prompt short \
		--model simulated-strong --model simulated-weak --out build/prompts
	@$(BIN)/python evals/keep.py build/prompts prompts

bench: $(INSTALLED)  ## how long the command takes to start, and what a check costs beside a request
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/checking.py

# Debian's chromium, and playwright in a folder of its own: neither is needed for anything else.
browser: $(INSTALLED)  ## look at the report of an eval in a real browser; tells where the pictures are
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }
	@test -d build/playwright || $(PYTHON) -m pip install -qq --target build/playwright playwright
	@PYTHONPATH=build/playwright $(BIN)/python evals/browser.py

eval-local: $(INSTALLED)  ## run core against a tiny real model on this machine (builds llama.cpp once: minutes)
	@$(PYTHON) evals/local.py --sample 20

check: lint test  ## what CI runs

lock:  ## resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements.lock

# pip of the machine installs into the new environment, so that neither ensurepip nor a second pip is needed.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "connote needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@echo "Installing into .venv (once)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip .venv || $(MAKE) --no-print-directory virtualenv
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# For a python whose venv module was taken out.
virtualenv:
	@$(PYTHON) -m pip install -qq --target build/virtualenv virtualenv
	@PYTHONPATH=build/virtualenv $(PYTHON) -m virtualenv --quiet --no-pip .venv
