# One line a goal; `make` alone lists them.

.DEFAULT_GOAL := help
CARGO ?= cargo
# What rustup has just put there is found without a new shell.
export PATH := $(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin
NPM := npm --prefix ui --no-fund --no-audit --loglevel=error

.PHONY: help run test check bench bundle page

help: ## List the goals
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Install what is missing, build, and open the window on a book with a made-up litter
	@scripts/setup
	@$(MAKE) --no-print-directory page
	$(CARGO) build --release --locked
	@scripts/run target/release/littermate

test: ## Install what the tests need, and run them all
	@scripts/setup tests
	@$(MAKE) --no-print-directory check
	$(CARGO) test --workspace --locked
	@scripts/unchanged ui/src/types

check: page ## Types, style, lints and words, without running a test
	$(NPM) run --silent check
	$(CARGO) fmt --all --check
	@scripts/words
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings

bench: ## Measure a long book, companions for a nursery, the first paint against an empty window, and the grid of a round
	@scripts/setup tests
	@$(MAKE) --no-print-directory page
	$(CARGO) bench --locked --package littermate-core --bench long_book --bench companions
	$(CARGO) bench --locked --bench first_paint
	$(CARGO) bench --locked --bench round_grid

bundle: ## Build an installer for this system
	@scripts/setup
	@$(MAKE) --no-print-directory page
	@scripts/bundle

page: ui/dist/index.html ## Build the page that the window embeds

# Written only when a source is newer: the window is built anew whenever the page is.
ui/dist/index.html: ui/node_modules/.installed ui/index.html ui/build.js $(shell find ui/src ui/styles ui/fonts -type f)
	$(NPM) run --silent build

ui/node_modules/.installed: ui/package-lock.json
	$(NPM) ci --ignore-scripts
	@touch $@
