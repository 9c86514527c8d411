// Runs Azurite for as long as the program that started it lives. That program holds the other end of standard input; when it ends,
// however it ends, standard input closes and Azurite shuts down in order, writing what it still holds in memory.
// Usage: node run.cjs <path of azurite.js> <Azurite's own options>
"use strict";

// The next Azurite on the same folder waits until this one has written everything.
const location = process.argv.indexOf("--location");
if (location > 0) {
  const pidFile = require("path").join(process.argv[location + 1], "azurite.pid");
  require("fs").writeFileSync(pidFile, String(process.pid));
  process.on("exit", () => require("fs").rmSync(pidFile, { force: true }));
}

// Clients keep idle connections open, which would keep the process alive; once all three services have closed, everything is written.
let closed = 0;
const print = console.log;
console.log = (...words) => {
  print(...words);
  if (/service successfully closed/.test(String(words[0])) && ++closed === 3) process.exit(0);
};

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  process.emit("SIGTERM");
  setTimeout(() => process.exit(0), 8000).unref();
}

// Nobody reads what is printed any more when the starter was killed; that must not keep Azurite from writing its data.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
process.argv.splice(1, 1);
require(process.argv[1]);
