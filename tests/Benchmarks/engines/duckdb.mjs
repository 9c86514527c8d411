// Reads a CSV of responses with DuckDB (npm install @duckdb/node-api) and counts its respondents:
//   node duckdb.mjs FILE [THREADS]
import {DuckDBInstance} from "@duckdb/node-api";

const [file, threads = "2"] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", {threads});
const connection = await instance.connect();
for (let round = 0; round < 5; round++) {
  const [started, processor] = [performance.now(), process.cpuUsage()];
  const result = await connection.runAndReadAll(
    "SELECT count(*), count(DISTINCT respondent) FROM read_csv($file)",
    {file},
  );
  const used = process.cpuUsage(processor);
  console.log(
    `${result.getRows()[0][0]} rows: ${((performance.now() - started) / 1000).toFixed(2)} s, ` +
      `processor ${((used.user + used.system) / 1e6).toFixed(2)} s, peak ${process.resourceUsage().maxRSS >> 10} MB`,
  );
}
