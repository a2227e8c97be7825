# Ledstjärna. Bare `make` lists what there is to do. Everything lands in this folder: .venv, node_modules, var.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The system's own Python first: pages took a fifth less processor with Debian's than with one built from source.
PYTHONS := python3.11 python3.12 python3.13
PYTHON ?= $(firstword $(wildcard $(addprefix /usr/bin/,$(PYTHONS))) $(foreach p,$(PYTHONS),$(shell command -v $(p))))
BIN := .venv/bin
VAR := $(or $(LEDSTJARNA_VAR),var)
DONE := .venv/done
ARGS ?=
# What is compiled is kept, whatever the machine says: each of our processes would compile for seconds otherwise.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup demo test machine test-18 test-15 check tools tool-types tool-others bench journeys catalogues docs spark compare clean

help:
	@echo "Ledstjärna"
	@echo
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@echo
	@echo "  make demo ARGS=\"--port 8080 --persons 10000\"; the same commands without make: .venv/bin/ledstjarna"

setup: $(DONE)/python $(DONE)/printing $(DONE)/npm $(DONE)/look $(DONE)/catalogues ## prepare .venv with the ledstjarna command, and the look

demo: setup ## a made-up county on http://127.0.0.1:8000, with one sign-in link per role
	@exec $(BIN)/ledstjarna demo $(ARGS)

test: setup ## everything, browser journeys included, on both versions of PostgreSQL
	@# What Debian has is fetched while what the workers read is compiled.
	@$(MAKE) -j 2 machine $(DONE)/compiled
	@.ci/both

machine:
	@.ci/machine

test-18: setup $(DONE)/compiled
	@$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder $(ARGS)

test-15: setup $(DONE)/compiled # what sends SQL of its own, once more on the oldest PostgreSQL we promise
	@LEDSTJARNA_TEST_POSTGRES=15 $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "either_postgres and not journey" $(ARGS)

journeys: setup ## the browser journeys alone
	@.ci/machine
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m journey $(ARGS)

check: tools ## the rules of the house: format, lint, types, imports, migrations, texts, architecture
	@$(BIN)/pytest tests/architecture

spark: setup ## the planning of many teams tried on a Spark cluster of two workers, one of them killed (Java 17)
	@java -version >/dev/null 2>&1 || { echo "Java saknas: apt-get install openjdk-17-jre-headless"; exit 1; }
	@uv=$$(command -v uv || echo $(VAR)/uv/bin/uv) && $$uv export --frozen --quiet --no-emit-project --no-hashes --extra spark --no-dev -o $(VAR)/spark.txt && \
		$$uv pip install --quiet --python $(BIN)/python -r $(VAR)/spark.txt
	@$(BIN)/pytest ledstjarna/engines/spreading $(ARGS)

compare: setup ## the planners of others, tried beside ours (see `ledstjarna bench visits --compare`)
	@uv=$$(command -v uv || echo $(VAR)/uv/bin/uv) && $$uv export --frozen --quiet --no-emit-project --no-hashes --extra compare --no-dev -o $(VAR)/compare.txt && \
		$$uv pip install --quiet --python $(BIN)/python -r $(VAR)/compare.txt
	@$(BIN)/pytest ledstjarna/bench/tests/test_others.py $(ARGS)

tools: setup # the rules that tools keep; tests keep the rest. Beside types there is time for the others, and to compile
	@$(MAKE) -j 2 --output-sync=target tool-types tool-others $(DONE)/compiled

tool-types:
	$(BIN)/mypy

tool-others:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@# The models alone are asked: no database is there to wait for.
	@LEDSTJARNA_BUILD=1 LEDSTJARNA_POOL=0 PYTHONWARNINGS=ignore::RuntimeWarning $(BIN)/ledstjarna manage makemigrations --check --dry-run
	@$(BIN)/ledstjarna check catalogues

bench: setup ## measure, side by side in one run
	@ldconfig -p | grep -q libjemalloc || apt-get install -y -q libjemalloc2 >/dev/null 2>&1 || echo "Utan libjemalloc2: se docs/operate/run.md"
	@exec $(BIN)/ledstjarna bench plan $(ARGS)

catalogues: setup ## gather new texts for translation
	@$(BIN)/ledstjarna catalogues update

docs: setup ## write docs/rules.md and docs/states.md from the tables that the tests run
	@LEDSTJARNA_BUILD=1 $(BIN)/python -m tests.spec.render

clean: ## remove all that was set up, the demo's data included
	rm -rf .venv node_modules var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find ledstjarna tests -name __pycache__ -prune -exec rm -rf {} +
	find ledstjarna/locale -name '*.mo' -delete

# Set-up in steps; a step runs again when what it was made from changes.
$(DONE)/python: pyproject.toml uv.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 saknas: apt-get install python3.11 python3.11-venv"; exit 1; }
	@PYTHON="$(PYTHON)" .ci/python
	@mkdir -p $(DONE) && touch $@

$(DONE)/printing: $(DONE)/python .ci/printing
	@.ci/printing
	@touch $@

$(DONE)/npm: package.json package-lock.json .npmrc $(DONE)/python
	@.ci/npm ci --ignore-scripts --no-progress --loglevel=error >/dev/null
	@touch $@

$(DONE)/look: $(DONE)/npm $(shell find ledstjarna/web -name '*.css' -o -name '*.js' -o -name '*.svg' -o -name 'bundle.py')
	@LEDSTJARNA_BUILD=1 $(BIN)/ledstjarna look
	@touch $@

$(DONE)/catalogues: $(DONE)/python $(wildcard ledstjarna/locale/*/LC_MESSAGES/*.po)
	@$(BIN)/ledstjarna catalogues compile
	@touch $@

# Else each worker of a first run compiles all of it for itself, beside the others: the house, and the tests as read.
$(DONE)/compiled: $(DONE)/python | setup
	@$(BIN)/python -m compileall -q -j 2 -x '/tests/' ledstjarna
	@$(BIN)/pytest --collect-only -q >/dev/null
	@touch $@
