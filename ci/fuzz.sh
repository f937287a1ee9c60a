#!/usr/bin/env bash
# Fuzzes what reads, prints, judges and compares: each target for a bounded time, from the shipped definitions on.
#
#   ci/fuzz.sh [TARGET…]     diff expression formatter reader reference version, by default all of them
#
#   SECONDS_EACH=60          so long each target runs
#
# It needs a nightly compiler (`rustup toolchain install nightly`), `cargo-fuzz` (`cargo install cargo-fuzz`) and a C++
# compiler, and an hour of patience on a small machine the first time. What is found is kept in fuzz/artifacts/TARGET;
# `cargo +nightly fuzz run TARGET FILE` runs it again. The same questions are asked, of fewer inputs and without a
# nightly compiler, by `cargo test -p begrip-tests --test fuzz`.
#
# Exit status: 0 nothing found, 1 something found, 2 something is missing, or there is no such target.
set -uo pipefail
cd -- "$(dirname -- "$0")/.." || exit 2

rustup toolchain list 2> /dev/null | grep -q ^nightly || { echo "a nightly compiler is missing: rustup toolchain install nightly" >&2; exit 2; }
cargo fuzz --version > /dev/null 2>&1 || { echo "cargo-fuzz is missing: cargo install cargo-fuzz" >&2; exit 2; }
export RUSTUP_TOOLCHAIN=nightly
cd fuzz || exit 2

known=$(cargo fuzz list) || exit 2
[ "$#" -gt 0 ] || set -- diff expression formatter reader reference version
for target in "$@"; do
  grep -qx -- "$target" <<< "$known" || { echo "there is no target $target" >&2; exit 2; }
done

cargo run --quiet --release --bin seeds -- corpus || exit 2
found=0
for target in "$@"; do
  echo "== $target"
  longest=8000
  case $target in reference) longest=64 ;; expression) longest=400 ;; version) longest=512 ;; esac
  cargo fuzz run "$target" -- -max_total_time="${SECONDS_EACH:-60}" -timeout=20 -rss_limit_mb=3000 \
    -max_len="$longest" -print_final_stats=1 || found=1
done
exit "$found"
