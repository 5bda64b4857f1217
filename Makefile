# Every target installs what it needs; a second run finds it there.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
# No bytecode beside the sources, and no theme advertisement.
export PYTHONDONTWRITEBYTECODE = 1
export NO_MKDOCS_2_WARNING = 1

SITE_DEPS := .venv/site.stamp .venv/lockfile.stamp node_modules/.package-lock.json
SOURCES := mkdocs.yml pyproject.toml README.md $(shell find calculator docs scripts -type f -not -name '*.pyc')

.PHONY: check-host serve build test test-thorough test-thorough-rules test-thorough-browsers test-thorough-site test-thorough-units test-webkit test-chromium test-bad-days test-files test-firefox test-units test-pyodide test-pyodide-all lint audit bench lock law-watch mutants exhaustive readability clean ask
.DELETE_ON_ERROR:

serve: build
	@$(BIN)/python -m scripts.serve $(PORT)

build: site/bom.cdx.json

# The last file that the build writes.
site/bom.cdx.json: $(SITE_DEPS) $(SOURCES) .cache/address
	$(BIN)/python -m scripts.build

# Newer than the site when that was built for another address.
.cache/address: ask
	@mkdir -p $(@D)
	@echo "$(SITE_URL)" | cmp -s - $@ || echo "$(SITE_URL)" > $@

# Four at a time on two cores, for a browser waits now and then. What needs no site runs while that is built.
test: $(SITE_DEPS) .venv/test.stamp .cache/pyodide-packages/.stamp
	$(MAKE) --no-print-directory --output-sync=target -j4 build test-units test-pyodide test-bad-days test-chromium test-files test-firefox

# The built site in a browser; what needs no browser in particular runs with the first.
FILES := $(patsubst %,tests/site/test_%.py,files host same_bytes stillness weight) $(wildcard scripts/engine/*/test_*.py)
FILES += tests/test_publish.py tests/test_spelling.py
BAD_DAYS := $(patsubst %,tests/site/test_%.py,faults offline theme time)
test-chromium: build .venv/test.stamp
	$(BIN)/python -m pytest tests/site -m "not thorough" -k "not firefox" $(addprefix --ignore=,$(FILES) $(BAD_DAYS))

# Faults of host and network, days that pass, narrow windows and large letters.
test-bad-days: build .venv/test.stamp
	$(BIN)/python -m pytest $(BAD_DAYS) -m "not thorough" -k "not firefox"

# The built site as files and as a weight, and the engine in Node.
test-files: build .venv/test.stamp
	$(BIN)/python -m pytest $(FILES) -m "not thorough" -k "not firefox"

test-firefox: build .venv/test.stamp
	$(BIN)/python -m pytest tests/site -m "not thorough" -k firefox

# What takes too long for every change. In browsers: WebKitGTK, every view at every width, random clicking. Without one: 5,000 random cases, the whole
# second reading, every unit test inside Pyodide and on the snapshot.
test-thorough: test-thorough-rules test-thorough-browsers

test-thorough-rules: build .venv/test.stamp .cache/pyodide-packages/.stamp
	$(MAKE) --no-print-directory --output-sync=target -j2 test-thorough-units test-pyodide-all

test-thorough-browsers: build .venv/test.stamp
	$(MAKE) --no-print-directory --output-sync=target -j2 test-thorough-site test-webkit

test-thorough-site: build .venv/test.stamp
	$(BIN)/python -m pytest tests/site -m thorough -k "not webkit"

test-thorough-units: build .venv/test.stamp
	$(BIN)/python -m pytest tests $(wildcard scripts/engine/*/test_*.py) --ignore=tests/site -m thorough

test-webkit: build .venv/test.stamp
	$(BIN)/python -m pytest tests/site -k webkit

test-units: $(SITE_DEPS) .venv/test.stamp
	$(BIN)/python -m pytest --ignore=tests/site $(addprefix --ignore=,$(FILES)) -m "not thorough"

# The unit tests inside Pyodide. There the question is whether they work, and one in six says so; the thorough run takes all.
test-pyodide: $(SITE_DEPS) .cache/pyodide-packages/.stamp
	$(BIN)/node scripts/pytest.mjs .cache/pyodide-packages --sample=6

test-pyodide-all: $(SITE_DEPS) .cache/pyodide-packages/.stamp
	$(BIN)/node scripts/pytest.mjs .cache/pyodide-packages

lint: .venv/lint.stamp .venv/test.stamp $(SITE_DEPS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc -p tsconfig.json
	$(BIN)/reuse lint --quiet
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*-*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --quiet --no-progress .github

# Known weaknesses of what is pinned: asks two services on the network.
audit: .venv/audit.stamp $(SITE_DEPS)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes $(patsubst %,-r %,$(wildcard requirements/*.txt))
	$(NPM) audit

# Does the host of a published site do what it needs?
check-host:
	@$(PYTHON) -m scripts.check_host "$(URL)"

bench: build .venv/test.stamp .cache/bench/.stamp
	$(BIN)/python -m scripts.bench $(ARGS)

# Change the rules in one place at a time: does a test notice? About fifteen minutes.
mutants: build .venv/test.stamp
	$(BIN)/python -m scripts.mutants

# Every combination of the facts of 2024 against the second reading. About eight minutes.
exhaustive: .venv/test.stamp
	$(BIN)/python -m tests.wet.test_second_reading_2024

# How easy the pages read, page by page.
readability: build .venv/test.stamp
	$(BIN)/python -m scripts.leesbaarheid

# The only way to change what is pinned.
lock: .venv/lock.stamp $(SITE_DEPS)
	for group in site:3.11 test:3.11 lint:3.11 audit:3.11 lockfile:3.11 lock:3.11 pyodide:3.14 bench:3.14; do \
	  name=requirements/$${group%:*}; \
	  $(BIN)/uv --no-config pip compile --quiet --upgrade --universal --python-version $${group#*:} \
	    --generate-hashes --no-header --no-annotate $$name.in -o $$name.txt || exit 1; done
	$(NPM) install --package-lock-only

clean:
	rm -rf site .cache .mypy_cache .ruff_cache .hypothesis dist

# The last that a venv gets: of one that was broken off nothing remains.
.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv --clear .venv

.venv/%.stamp: requirements/%.txt | .venv/bin/pip
	$(PIP) -r $<
	@touch $@

node_modules/.package-lock.json: package-lock.json .npmrc .venv/site.stamp
	$(NPM) ci
	@touch $@

# The package installer of a stock page.
.cache/bench/.stamp: requirements/bench.txt .venv/site.stamp
	rm -rf $(@D)
	$(BIN)/python -m pip --disable-pip-version-check --quiet download --require-hashes --only-binary :all: \
	  --python-version 3.14 --dest $(@D) -r $<
	@touch $@

# The test tools for the Python inside Pyodide.
.cache/pyodide-packages/.stamp: requirements/pyodide.txt .venv/site.stamp
	rm -rf $(@D)
	$(PIP) --no-compile --target $(@D) --only-binary :all: --implementation cp --python-version 3.14 \
	  --abi cp314 --abi none --platform pyemscripten_2026_0_wasm32 -r $<
	@touch $@

# Is the official text still the one that the rules were made from?
law-watch:
	@$(PYTHON) -m scripts.law_watch $(ARGS)
