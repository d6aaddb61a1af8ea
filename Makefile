# Two commands: `make demo` and `make test`. Each sets itself up on a bare Debian 12
# (Python 3.11 or newer, and make); a second run finds everything in place.

SHELL := bash
PY := .venv/bin/python
READY_RUN := .venv/.ready-run
READY_DEV := .venv/.ready-dev
LOCK := uv pip compile -q --generate-hashes --universal --python-version 3.11 \
	--custom-compile-command "make lock"

.PHONY: help setup demo run test check rehearsal rehearsal-ppk bench lock installer system window clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: $(READY_DEV) system ## make everything ready

demo: $(READY_RUN) ## run a whole election day of one kecamatan into out/demo (ARGS="--tps N --seed S")
	@[[ '$(ARGS)' == *--out* ]] || rm -rf out/demo
	$(PY) -m kpps_desktop demo --out out/demo $(ARGS)

run: $(READY_RUN) $(if $(ARGS),,window) ## open the program, or run a command of it (ARGS="verify FILE")
	@$(PY) -m kpps_desktop $(ARGS)

test: $(READY_DEV) system ## run the tests (ARGS="-k name")
	$(PY) -m pytest -n logical --dist loadfile $(ARGS)

check: $(READY_DEV) system ## everything that CI runs: form, types, layers, tests
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(MAKE) --no-print-directory test

rehearsal: $(READY_RUN) ## type a whole day at a TPS in a real window, with pictures in out/gladi (ARGS="--theme dark --scale 200")
	scripts/setup xvfb
	$(PY) -m scripts.rehearsal $(ARGS)

rehearsal-ppk: $(READY_RUN) ## type the days of a PPK in a real window, from set-up to the stick for KPU, in out/gladi-ppk
	scripts/setup xvfb
	$(PY) -m scripts.rehearsal_ppk $(ARGS)

bench: $(READY_DEV) system ## measure against the floor and the rivals
	@shopt -s nullglob; for one in benchmarks/[a-z]*.py; do echo "== $$one"; $(PY) "$$one" || exit; done

lock: $(READY_DEV) ## choose the versions of all dependencies anew (ARGS=--upgrade)
	.venv/bin/$(LOCK) $(ARGS) -o requirements.lock pyproject.toml
	.venv/bin/$(LOCK) $(ARGS) -o requirements-dev.lock -c requirements.lock \
		--extra postgres --group dev pyproject.toml

installer: ## build the one-folder app, dist/kpps-desktop
	scripts/setup freeze
	build/venv-runtime/bin/python -m PyInstaller --noconfirm --clean --log-level WARN build_installer.spec

clean: ## remove what was made, except .venv
	rm -rf build dist out .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

system:
	@scripts/setup system

window:
	@scripts/setup window

$(READY_RUN): requirements.lock requirements-dev.lock scripts/setup
	scripts/setup run
	@touch $@

$(READY_DEV): requirements.lock requirements-dev.lock pyproject.toml scripts/setup
	scripts/setup dev
	@touch $@
