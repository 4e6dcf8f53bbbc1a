#!/usr/bin/env bash
# Make .venv, or complete it: environment.sh REQUIREMENTS
#
# uv where there is one, since it is several times faster; else pip, which is also the second try where uv does
# not reach an index that pip is configured for. Every file is checked against the hashes of the requirements.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=$1
python=.venv/bin/python

suitable() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
has_uv() { command -v uv >/dev/null; }

make_venv() {
  for candidate in python3.13 python3.12 python3.11 python3; do
    if suitable "$candidate" && has_venv "$candidate"; then
      "$candidate" -m venv --clear .venv
      return
    fi
  done
  if has_uv && uv venv --quiet --clear --seed --python '>=3.11' .venv; then return; fi
  echo "没有找到带venv的Python 3.11或更新版本；Debian、Ubuntu安装python3和python3-venv，或者安装uv。" >&2
  exit 1
}

with_uv() {
  has_uv || return 1
  uv pip install --quiet --python "$python" --require-hashes -r "$requirements" &&
    uv pip install --quiet --python "$python" --no-deps --no-build-isolation -e .
}

with_pip() {
  "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip --upgrade >/dev/null
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

suitable "$python" || make_venv
with_uv || with_pip
# commands start twice as fast with their byte code written
"$python" -m compileall -q gongkai
