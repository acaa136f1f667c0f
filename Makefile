# make demo   the whole thing on sample records, served on this machine
# make test   everything that is tested; installs what it needs
# make check  style, types, structure, known advisories
# make bench  how fast, against named peers
# make bench-asr MODEL=… RECORDINGS=…   word error rate and speed, on true weights
# make i18n   catalogues brought up to date; fails on a missing translation

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
HOME_DIR ?= demo-home
PORT ?= 8000
RECORDINGS ?= recordings

.PHONY: demo test check bench bench-asr i18n clean

demo: $(VENV)/.greffe
	$(BIN)/greffe --home $(HOME_DIR) demo --port $(PORT)

test: $(VENV)/.test
	sh tools/system.sh
	$(BIN)/python -m pytest
	PYTHONPATH=$(VENV)/second-whoosh $(BIN)/python -m pytest -q tests/archive/index

check: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/audit.py

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

bench-asr: $(VENV)/.test
	$(BIN)/python -m benchmarks.recordings asr "$(MODEL)" "$(RECORDINGS)"

i18n: $(VENV)/.test
	$(BIN)/python tools/i18n.py

clean:
	rm -rf $(VENV) $(HOME_DIR)

$(VENV)/.venv:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.greffe: $(VENV)/.venv pyproject.toml requirements/whoosh.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --no-deps -r requirements/whoosh.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: $(VENV)/.greffe requirements/whoosh-second.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[ocr,test]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --no-deps \
		--require-hashes --target $(VENV)/second-whoosh -r requirements/whoosh-second.txt
	touch $@

$(VENV)/.check: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[check]'
	touch $@
