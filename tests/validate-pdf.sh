#!/usr/bin/env bash
# Validates PDF files against PDF/UA-1 and PDF/A-3a with veraPDF, every rule it knows; those of PDF 2.0 against PDF/UA-2 and PDF/A-4f.
# Usage: tests/validate-pdf.sh file.pdf...   Exit code 1 when a file breaks a rule, 2 when a program is missing.
# Needs a JDK of 11 or later, JAXB (Debian: default-jdk-headless libjaxb-java) and npm, which brings veraPDF once.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: $0 file.pdf..." >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v javac >/dev/null || { echo "no JDK is installed (Debian: default-jdk-headless)" >&2; exit 2; }

jars=/usr/share/java
class_path=
for jar in jaxb-runtime jaxb-core istack-commons-runtime javax.activation txw2; do
  [ -e "$jars/$jar.jar" ] || { echo "$jars/$jar.jar is not there (Debian: libjaxb-java)" >&2; exit 2; }
  class_path=$class_path:$jars/$jar.jar
done

# Named by the lock file's hash, so another version is fetched when that changes.
home=$here/../artifacts/validator/$(sha256sum "$here/validator/package-lock.json" | cut -c1-16)
if [ ! -d "$home/node_modules" ]; then
  mkdir -p "$home"
  cp "$here"/validator/package*.json "$home"
  (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || { rm -rf "$home"; exit 2; }
fi
class_path=$(echo "$home"/node_modules/@opendataloader/pdf/lib/*.jar)$class_path
validate() { java -cp "$class_path" "$here/validator/Validate.java" "$@"; }

# The validator must see a fault that is there: a file whose claim to PDF/UA is made illegible may not pass.
spoilt=$(mktemp --suffix=.pdf)
trap 'rm -f "$spoilt"' EXIT
LC_ALL=C sed 's/pdfuaid:part/pdfuaid:trap/g' "$1" >"$spoilt"
if validate "$spoilt" >/dev/null 2>&1; then
  echo "the validator passes a file that says nothing of PDF/UA: it does not check" >&2
  exit 1
fi
validate "$@"
