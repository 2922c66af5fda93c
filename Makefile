# Everything a person starts by hand. The work itself is in bin/, one script per target.
.PHONY: setup run test lint bench lock messages
PORT ?= 8000

setup:  ## prepare .venv
	bin/setup

run:    ## a running site on SQLite with a demo charity; PORT=8080 make run
	PORT=$(PORT) bin/run

test:   ## everything, with its own set-up
	bin/test

lint:   ## style, types, floors, templates, security
	bin/lint

bench:  ## the benchmarks
	bin/bench

lock:   ## pin requirements*.txt anew from pyproject.toml
	bin/lock

messages:  ## gather and compile the translations
	bin/messages
