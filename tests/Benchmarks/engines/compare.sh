#!/usr/bin/env bash
# Runs every engine on the same synthetic surveys and prints times and ratios.
#
#   tests/Benchmarks/engines/compare.sh [FOLDER] [SIZES] [ITEMS_FOR_R]
#
# FOLDER holds the generated surveys (default: bench-surveys in the system's folder for temporary files), SIZES default "100000 1000000".
# R takes minutes for fifty items of a million respondents, so it does ITEMS_FOR_R (default 5) and its time is scaled to fifty.
# Needs dotnet, and for the other engines python3-numpy, python3-scipy, r-base-core and r-cran-survey (r-cran-data.table reads faster).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-${TMPDIR:-/tmp}/bench-surveys}
sizes=${2:-"100000 1000000"}
r_items=${3:-5}
python=${PYTHON:-/usr/bin/python3}
mkdir -p "$folder"

dotnet build "$here/../Benchmarks.csproj" -c Release -v q --nologo >/dev/null
engine="$here/../bin/Release/net10.0/Serverless.Benchmarks"
results=$(mktemp)
trap 'rm -f "$results"' EXIT

for n in $sizes; do
  survey="$folder/survey_$n"
  [ -f "$survey.npz" ] && [ -f "$survey.csv" ] || "$python" "$here/generate.py" "$n" "$folder"
  for mode in shares raoscott; do
    "$engine" statistics "$survey.npz" "$mode" 5
    "$python" "$here/aggregate.py" "$survey.npz" "$mode"
    if command -v Rscript >/dev/null && [ "$r_items" -gt 0 ]; then
      Rscript "$here/survey.R" "$survey.csv" "$mode" "$r_items"
    fi
  done
done | tee "$results"

"$python" - "$results" <<'PYTHON'
import json
import sys

runs = {}
for line in open(sys.argv[1]):
    run = json.loads(line)
    run["compute"] *= 50 / run.get("items", 50)
    runs.setdefault((run["n"], run["mode"]), {}).setdefault(run["engine"], []).append(run)
print(f"\n{'respondents':>12} {'figures':<9} {'engine':<22} {'seconds':>9} {'times ours':>11} {'MiB':>5}")
for (n, mode), engines in runs.items():
    ours = engines["serverless"][-1]
    for name, repeats in engines.items():
        for label, run in ([("first", repeats[0]), ("warm", repeats[-1])] if len(repeats) > 1 else [("", repeats[0])]):
            print(f"{n:>12,} {mode:<9} {name + ' ' + label:<22} {run['compute']:>9.3f} {run['compute'] / ours['compute']:>11.1f} {run['peakMiB']:>5.0f}")
        same = "items" in repeats[0] or abs(repeats[-1]["check"] / ours["check"] - 1) < 1e-9
        if not same:
            print(f"             the figures of {name} differ: {repeats[-1]['check']} against {ours['check']}")
PYTHON
