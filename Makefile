# One short command per intention; `make` alone lists them.
PORT ?= 8000
DATA ?= data
BIN := .venv/bin
# stamps: the environment is made again only when what it is made from has changed
PRODUCT := .venv/.product
TESTS := .venv/.tests
# rooms whose rules lean on the database are tested on PostgreSQL as well
ON_POSTGRESQL := agencies trail documents search disclosure cases oversight annual_report portal workbench api config

.PHONY: help demo setup test check bench lock translations
.DELETE_ON_ERROR:

help: ## 列出这些命令
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: $(PRODUCT) ## 在本机启动演示：PORT= 换端口，DATA= 换数据文件夹
	@$(BIN)/gongkai demo --port "$(PORT)" --data "$(DATA)"

setup: $(TESTS) ## 只准备运行和测试的环境

test: $(TESTS) ## 运行测试；有initdb的先在PostgreSQL上跑一遍依赖数据库的部分
	$(BIN)/python tools/on_postgresql.py $(BIN)/pytest -n 2 --dist loadgroup --only-database -m "not browser" $(addprefix tests/,$(ON_POSTGRESQL))
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(TESTS) ## 格式、写法、类型、引用方向、模板、迁移和译文
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet gongkai
	$(BIN)/python -m django makemigrations --check --dry-run --settings tests.settings
	$(BIN)/python tools/translations.py check

bench: $(TESTS) ## 跑性能测量，一行一个JSON
	@$(BIN)/python -m bench.run

lock: ## 改了requirements/*.in之后重新锁定版本（需要uv）
	for name in product test; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

translations: $(TESTS) ## 从源文件更新英文译文的条目，编译译文
	$(BIN)/python tools/translations.py update

$(PRODUCT): requirements/product.txt pyproject.toml tools/environment.sh
	@tools/environment.sh requirements/product.txt
	@touch $@

$(TESTS): requirements/test.txt requirements/product.txt pyproject.toml tools/environment.sh
	@tools/environment.sh requirements/test.txt
	@touch $(PRODUCT) $@
