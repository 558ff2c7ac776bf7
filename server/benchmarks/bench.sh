#!/usr/bin/env bash
# Builds the C programs, installs the locked version of Node's ws, and measures. Argument: full, quick, large, stalled or
# jmh. Exit codes: see Main; also 2 if a program is missing.
set -euo pipefail
cd "$(dirname "$0")"
need() { command -v "$1" > /dev/null || { echo "make bench needs $1; install the $2" >&2; exit 2; }; }
[ -f target/howl-benchmarks.jar ] || { echo "target/howl-benchmarks.jar does not exist; run make bench, which builds it" >&2; exit 2; }

if [ "${1:-full}" = jmh ]; then
  # JMH forks JVMs, which need a class path of plain jars instead of one nested jar.
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
  (cd peers/ws && npm ci --silent) || echo "npm ci failed; skipping Node's ws" >&2
fi
# The timeout ends a run that hangs; on exit the run stops the servers that it started.
exec timeout 590 java -jar target/howl-benchmarks.jar run "${1:-full}" "$PWD"
