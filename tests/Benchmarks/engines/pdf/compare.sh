#!/usr/bin/env bash
# Times PDFs of the example's factsheet and tables report beside PDFsharp, SkiaSharp, Chromium and WeasyPrint, in one run.
#
#   tests/Benchmarks/engines/pdf/compare.sh [FACTSHEETS] [FACTSHEETS_OF_SLOW_ENGINES]
#
# Ten times fewer tables reports than factsheets; default 1000, and 50 for Chromium and WeasyPrint. The product's own pages are
# always timed over 1000 factsheets and 100 reports, since single ones are too short to time. The other engines get the same
# texts, tables and bars, ready to be set. Needs dotnet; node and chromium, and python3 with weasyprint, for theirs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
count=${1:-1000}
slow=${2:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build "$here/../../Benchmarks.csproj" -c Release -v q --nologo >/dev/null
mkdir "$work/rivals"
cp "$here/Rivals.cs" "$work/rivals"
cat >"$work/rivals/Rivals.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="PDFsharp" Version="6.2.4" />
    <PackageReference Include="SkiaSharp" Version="3.119.4" />
    <PackageReference Include="SkiaSharp.NativeAssets.Linux.NoDependencies" Version="3.119.4" />
  </ItemGroup>
</Project>
PROJECT
dotnet build "$work/rivals" -c Release -v q --nologo >/dev/null

uptime
"$here/../../bin/Release/net10.0/Serverless.Benchmarks" reports "$count" "$work/content"
font=$(find "$root/core" -name '*400Regular*.ttf' -o -name '*Regular.ttf' -path "$root/core/*" | head -1)
"$work/rivals/bin/Release/net10.0/Rivals" "$work/content" "$font" "$count"
if command -v chromium >/dev/null; then
  node --experimental-websocket --no-warnings "$here/print.mjs" "$work/content" "$(command -v chromium)" "$slow"
else
  echo "Chromium is not there: left out." >&2
fi
if /usr/bin/python3 -c 'import weasyprint' 2>/dev/null; then
  /usr/bin/python3 "$here/weasy.py" "$work/content" "$slow"
else
  echo "WeasyPrint is not there: left out." >&2
fi
uptime
