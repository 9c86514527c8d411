#!/usr/bin/env bash
# Checks PDF files with qpdf (syntax, streams, cross references) and poppler (tagged, every font embedded with a map to characters).
# Usage: tests/check-pdf.sh file.pdf...      Exit code 1 when a file is at fault, 2 when a program is missing.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: $0 file.pdf..." >&2; exit 2; }
for program in qpdf pdfinfo pdffonts; do
  command -v "$program" >/dev/null || { echo "$program is not installed (Debian: qpdf, poppler-utils)" >&2; exit 2; }
done
faults=0
for file in "$@"; do
  qpdf --check "$file" >/dev/null || { echo "$file: qpdf finds faults" >&2; faults=1; }
  pdfinfo "$file" | grep -Eq '^Tagged: +yes' || { echo "$file: not tagged" >&2; faults=1; }
  # Columns from the right: object (2), uni, sub, emb.
  pdffonts "$file" | awk 'NR > 2 && ($(NF-2) != "yes" || $(NF-4) != "yes") { bad = 1 } END { exit bad }' \
    || { echo "$file: a font is not embedded or has no map to characters" >&2; faults=1; }
done
[ $faults -eq 0 ] && echo "$# PDF files are sound"
exit $faults
