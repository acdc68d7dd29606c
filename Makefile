# The two commands: `make demo` and `make test`. Everything else is `cargo xtask`.
.DEFAULT_GOAL := help
.PHONY: help demo test check

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/'

demo: ## Install what is missing, build, and serve a living marketplace at http://127.0.0.1:8080
	@scripts/install-missing demo
	@scripts/with-tools cargo run --release --package meadow -- demo

test: ## Install what is missing and pass everything, browser and PostgreSQL included
	@scripts/install-missing test
	@scripts/with-tools cargo xtask ci

check: ## The quick half: format, lints and house rules
	@scripts/install-missing demo
	@scripts/with-tools cargo xtask check
