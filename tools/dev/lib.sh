# shellcheck shell=bash
# What the scripts beside this file share; source it first. Leaves the caller in the project's top folder.
set -euo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

# Installs what tools/dev/packages lists for these uses and the machine lacks: install_packages build test
install_packages() {
  local wanted installed missing root=()
  wanted=$(awk -v uses="$*" 'BEGIN { n = split(uses, u, " "); for (i = 1; i <= n; i++) use[u[i]] }
                             $1 in use { print $2 }' tools/dev/packages | sort -u)
  # dpkg-query fails when it has never heard of one of them.
  # shellcheck disable=SC2086
  installed=$( (dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true) | awk '$2 == "installed" { print $1 }' | sort -u)
  missing=$(comm -23 <(echo "$wanted") <(echo "$installed"))
  [[ -n $missing ]] || return 0
  say "installing ${missing//$'\n'/ }"
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null || { echo "run me as root, or install sudo, or install these packages" >&2; return 1; }
    root=(sudo DEBIAN_FRONTEND=noninteractive)
  fi
  "${root[@]}" apt-get update -qq
  # shellcheck disable=SC2086
  "${root[@]}" apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# The build folder of a preset: build_dir asan
build_dir() { if [[ $1 == release ]]; then echo build; else echo "build-$1"; fi; }

# Configures (once) and builds a preset: build release
build() {
  local dir log options=()
  dir=$(build_dir "$1")
  if [[ -n ${NEWSPRINT_WERROR:-} ]]; then options=(-DNEWSPRINT_WERROR="$NEWSPRINT_WERROR"); fi
  if [[ ! -e $dir/build.ninja || CMakePresets.json -nt $dir/CMakeCache.txt || ${#options[@]} -gt 0 ]]; then
    say "configuring $dir"
    log=$(cmake --preset "$1" "${options[@]}" 2>&1) || { echo "$log"; return 1; }
  fi
  say "building $dir"
  cmake --build "$dir"
}
