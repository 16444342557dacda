# Thin names for installer/bootstrap.py, which does the work (Windows has no make: see README.md).
# More arguments: make bench ARGS="search --json build/bench.json"

PYTHON ?= python3
ARGS ?=

.PHONY: run test bench trials lint

run test bench trials lint:
	@$(PYTHON) installer/bootstrap.py $@ $(ARGS)
