"""weasy.py FOLDER FACTSHEETS: sets factsheet.html and tables.html with WeasyPrint and prints lines of JSON."""

import json
import sys
import time

started = time.perf_counter()
from weasyprint import HTML  # noqa: E402 (its loading is part of the first document)

folder, count = sys.argv[1], int(sys.argv[2])
for report, documents in (("factsheet", count), ("tables", max(1, count // 10))):
    text = open(f"{folder}/{report}.html", encoding="utf-8").read()
    size = len(HTML(string=text).write_pdf())
    first = time.perf_counter() - started
    begun = time.perf_counter()
    for _ in range(documents):
        HTML(string=text).write_pdf()
    each = (time.perf_counter() - begun) / documents
    print(
        json.dumps(
            {
                "engine": "WeasyPrint",
                "report": report,
                "documents": documents,
                "firstMilliseconds": round(first * 1000),
                "milliseconds": round(each * 1000, 2),
                "bytes": size,
            }
        ),
        flush=True,
    )
    started = time.perf_counter()
