# What the project does from here; README.md has the same commands for machines without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := corpora/perflint_corpora/samples/demo

.PHONY: demo test bench bench-page fuzz lock samples clean

## Check the sample submissions; there are findings in most of them, so they do not make the target fail.
demo: $(READY)
	$(BIN)/perflint check $(DEMO) --exit-zero

## Style, types, then every test.
test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto

## Speed, as ratios measured in one run; fails where a bar is missed.
bench: $(READY)
	$(BIN)/python tests/benchmarks/bench_check.py --enforce
	$(BIN)/python tests/benchmarks/bench_formats.py --enforce
	$(BIN)/python tests/benchmarks/bench_pdf.py --enforce
	$(BIN)/python tests/benchmarks/bench_scan.py --enforce
	$(BIN)/python -m tests.benchmarks.bench_batch --enforce

## Measure everything and write docs/benchmarks.md, with the machine it ran on.
bench-page: $(READY)
	$(BIN)/python -m tests.benchmarks.bench_page

MINUTES ?= 60
## Fuzz every reader, archives, tables and fixes for MINUTES each, or TARGET alone; what does harm goes to build/fuzz.
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(if $(TARGET),--target $(TARGET))

## Write the samples of the demonstration anew, from their data.
samples: $(READY)
	$(BIN)/python -m perflint_corpora.samples $(DEMO) --demo

## Pin the newest versions that pyproject.toml allows (needs uv).
lock:
	uv pip compile --quiet --universal --upgrade --extra dev --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command "make lock" pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "perflint needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q linter rules corpora
	touch $@

.PHONY: docs pictures
## The pages that are made from the rules, then the site in build/site.
docs: $(READY)
	$(BIN)/python -m tests.docs.generate
	$(BIN)/python -m tests.docs.site

## The pictures of docs/story.md (needs chromium, chromedriver, LibreOffice and poppler-utils).
pictures: $(READY)
	$(BIN)/python -m tests.docs.pictures

.PHONY: accuracy accuracy-page crater crater-accept

## Precision and recall over the labelled corpus, then how exactly each format and layout is read; fails below the bars of
## tests/accuracy/bars.toml and tests/accuracy/reading/bars.toml. Writing the formats of offices needs LibreOffice.
accuracy: $(READY)
	$(BIN)/python -m tests.accuracy.accuracy --verbose
	$(BIN)/python -m tests.accuracy.reading

## Write docs/accuracy.md and docs/reading-accuracy.md anew, and raise the bars of single rules to what is measured.
accuracy-page: $(READY)
	$(BIN)/python -m tests.accuracy.accuracy --record --page
	$(BIN)/python -m tests.accuracy.reading --page

## Which findings and scores have moved since the last release.
crater: $(READY)
	$(BIN)/python -m tests.accuracy.crater

## Store what is found now, at a release.
crater-accept: $(READY)
	$(BIN)/python -m tests.accuracy.crater --accept
