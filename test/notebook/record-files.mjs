// Reads and writes files in many ways while they are recorded, and prints the record.
import { spawnSync } from "node:child_process";
import fs, { promises, readFileSync } from "node:fs";
import path from "node:path";
import workerThreads, { Worker } from "node:worker_threads";
import { FileRecorder } from "../../lib/notebook/kernel/file-record.js";

process.chdir(process.argv[2]);
const compiler = { readFile: (file) => fs.readFileSync(file, "utf8") };
const recorder = new FileRecorder((place) => place.endsWith("ignored"));
recorder.leaveOut(compiler);
recorder.start();

readFileSync("read-sync");
fs.writeFileSync("read-sync", "changed later");
await promises.readFile("read-promise");
await new Promise((done) => fs.readFile("read-callback", done));
await new Promise((done) => fs.createReadStream("read-stream").on("close", done).resume());
fs.closeSync(fs.openSync("opened", "r"));
fs.existsSync("missing");
fs.readdirSync("folder");
fs.statSync("replaced");
fs.writeFileSync("replaced.tmp", "new");
fs.renameSync("replaced.tmp", "replaced");
fs.readFileSync("replaced"); // its own
await promises.writeFile("written-promise", "");
fs.copyFileSync("copied", "copy");
fs.readFileSync("ignored");
compiler.readFile("compiled");
// The library's own thread.
const own = new workerThreads.Worker(path.resolve("ignored"), { stderr: true });
own.on("error", () => {});
if (process.argv[3] === "beyond") {
  new Worker("./a-thread.mjs").on("error", () => {});
  spawnSync(process.execPath, ["--version"]);
  Math.random();
}
process.stdout.write(JSON.stringify(recorder.record(["lib/one.js"])));
