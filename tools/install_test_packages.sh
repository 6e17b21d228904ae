#!/bin/sh
# What the tests need beside Python: browser, Chinese fonts, PostgreSQL's server, nginx. Quick and silent when all is there.
set -eu

missing=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
    || missing="$missing chromium"
[ -n "$(fc-list :lang=zh-cn file 2>/dev/null | head -n 1)" ] || missing="$missing fonts-noto-cjk fontconfig"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "测试还需要这些系统软件包：$missing。请先安装，如：sudo apt-get install$missing" >&2
    exit 1
fi
echo "正在安装测试需要的系统软件包：$missing ……" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "没有装上：$missing。请检查网络和 apt 软件源后重试。" >&2
    exit 1
fi
