# shellcheck shell=bash
# What the tests of tools/cluster share; source it with BIN and TOP. Leaves the caller in a folder of its own, with the
# commands and scripts first in the PATH.
set -euo pipefail
export LC_ALL=C.UTF-8
bin=$(realpath "$1") top=$(realpath "$2")
work=$(mktemp -d)
started=()

# What the test started and no longer needs; a folder that something still writes to is tried again.
clean_up() {
  local process
  for process in "${started[@]}"; do kill -9 "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work" 2>/dev/null || { sleep 1 && rm -rf "$work"; }
}
trap clean_up EXIT
export PATH=$bin:$top/tools/cluster:$PATH
cd "$work"

fail() {
  echo "$*"
  exit 1
}

need() {
  local needed
  for needed in "$@"; do
    command -v "$needed" >/dev/null || { echo "no $needed here"; exit 77; }
  done
}

need_dask() {
  /usr/bin/python3 -c 'import distributed' 2>/dev/null ||
    { echo "no dask.distributed here (package python3-distributed)"; exit 77; }
}

# wait_for WHAT COMMAND...: until it succeeds, a minute at most
wait_for() {
  local what=$1 i
  shift
  for ((i = 0; i < 600; i++)); do
    if "$@"; then return 0; fi
    sleep 0.1
  done
  fail "waited in vain for $what"
}

# gone PID...: none of them runs
gone() { ! kill -0 "$@" 2>/dev/null; }

# The seeds, a long document of all of them in pages, and one in another encoding: paper/. The paths, in order: paths.
make_documents() {
  local seed
  mkdir paper
  cp "$top"/seeds/*.txt paper
  for seed in "$top"/seeds/*.txt; do
    cat "$seed"
    printf '\f'
  done >paper/volume.txt
  for seed in "$top"/seeds/0[1-5]*.txt; do
    sed 's/$/\r/' "$seed"
    printf '\f'
  done | iconv -c -f UTF-8 -t GB18030 >paper/volume-gb.txt
  printf '%s\n' paper/*.txt >paths
  one_machine paper/*.txt >expected
}

# What one machine makes of documents.
one_machine() { npclean --quiet "$@" | npsplit --quiet | npjson; }

same() { cmp "$1" "${2:-expected}" || fail "$3: not the bytes of one machine"; }

# Puts an npclean before the real one that does `$1` first, a shell script; MET is a folder for its notes.
instead_of_npclean() {
  mkdir -p stub met
  {
    echo '#!/usr/bin/env bash'
    echo "export MET=$work/met"
    echo "$1"
    echo "exec $bin/npclean \"\$@\""
  } >stub/npclean
  chmod +x stub/npclean
  PATH=$work/stub:$PATH
}

really_npclean() {
  rm -r stub met
  PATH=${PATH#"$work/stub:"}
}

# For instead_of_npclean: the first to come waits to be killed, and says who it is.
# shellcheck disable=SC2016,SC2034
wait_to_be_killed='if mkdir "$MET/first" 2>/dev/null; then echo $$ >"$MET/pid.part"; mv "$MET/pid.part" "$MET/pid"; exec sleep 600; fi'
