#!/usr/bin/env bash
# Builds the C programs, installs Node's ws as locked, and measures. Argument: full, quick, large, stalled or jmh.
# Exit codes: see Main; 2 where something is missing.
set -euo pipefail
cd "$(dirname "$0")"
need() { command -v "$1" > /dev/null || { echo "make bench needs $1 ($2)" >&2; exit 2; }; }
[ -f target/howl-benchmarks.jar ] || { echo "target/howl-benchmarks.jar is not built; use make bench" >&2; exit 2; }

if [ "${1:-full}" = jmh ]; then
  # JMH starts machines of its own, which need a class path of ordinary jars.
  rm -rf target/jmh
  java -Djarmode=tools -jar target/howl-benchmarks.jar extract --destination target/jmh
  shift
  exec timeout 300 java -cp 'target/jmh/howl-benchmarks.jar:target/jmh/lib/*' org.openjdk.jmh.Main \
    -prof gc -rf json -rff target/jmh.json "$@"
fi

need gcc "package gcc"
need taskset "package util-linux"
[ "$(nproc)" -ge 2 ] || { echo "make bench needs two cores: one for the server, one for the load" >&2; exit 2; }
mkdir -p target/native
flags=(-O2 -Wall -Wextra -Werror -std=gnu11)
gcc "${flags[@]}" -o target/native/load native/{main,conns,frames,round,post,event}.c
gcc "${flags[@]}" -o target/native/floor native/{floor,event}.c
if command -v npm > /dev/null && [ ! -d peers/ws/node_modules/ws ]; then
  (cd peers/ws && npm ci --silent) || echo "npm ci failed; Node's ws is not measured" >&2
fi
# Whatever hangs, the run ends; at its end it stops the servers that it started.
exec timeout 590 java -jar target/howl-benchmarks.jar run "${1:-full}" "$PWD"
