#!/bin/sh
# Kinematics and dynamics of Ergon and of Orocos KDL (g++ -O2), alternating, on this machine.
# Needs: g++ liborocos-kdl-dev libeigen3-dev (Debian), a JDK >= 17, Maven. From the repository root:
#   sh test/benchmarks/compare_kdl.sh [ROUNDS]
set -eu
rounds=${1:-3}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

g++ -O2 -std=c++17 -I/usr/include/eigen3 "$here/src/main/cpp/kdl_bench.cpp" -lorocos-kdl -o "$work/kdl_bench"
cd "$root"
mvn -q -B -ntp -pl test/benchmarks -am -DskipTests -Dmdep.outputFile="$work/classpath" \
  test-compile dependency:build-classpath
round=1
while [ "$round" -le "$rounds" ]; do
  echo "== round $round: KDL, ns of processor time per call"
  "$work/kdl_bench" control/src/test/resources/dev/ergon/control/kinematics/arms.csv
  echo "== round $round: Ergon"
  "$java" -cp "test/benchmarks/target/classes:$(cat "$work/classpath")" \
    dev.ergon.benchmark.control.KdlComparison
  round=$((round + 1))
done
