// What a benchmark needs to run the same job here and in a peer, each in a process of its own.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** A file of the library, as it is built. */
export const lib = (file) => require(path.join(root, "lib", file));

/** Where `npm run bench -- --set-up` puts Python's packages. */
export const peersFolder = path.join(root, "out", "bench-peers");

/** The Python of that folder. */
export const peersPython = path.join(
  peersFolder,
  process.platform === "win32" ? "Scripts/python.exe" : "bin/python",
);

/** The Python to compare with: what BENCH_PYTHON names, else the one that was set up, else `python3`. */
export function python() {
  return process.env.BENCH_PYTHON ?? (existsSync(peersPython) ? peersPython : "python3");
}

/** What a peer complained of last; a package that it lacks is named, with what installs it. */
export function reasonOf(complaint) {
  const [, ofPython] = /No module named '([^'.]+)/.exec(complaint) ?? [];
  if (ofPython) return `${ofPython} is missing: npm run bench -- --set-up`;
  const [, ofR] = /there is no package called \W(\w+)/.exec(complaint) ?? [];
  if (ofR) return `${ofR} is missing: apt-get install r-cran-${ofR.toLowerCase()}`;
  return complaint.trim().split("\n").at(-1);
}

/** Runs a command that prints one JSON object last; one thread, and OpenBLAS chooses its own kernels. @param seconds at most; 0 for no end. */
export function measure(command, parameters, seconds = 0) {
  const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  delete env.OPENBLAS_CORETYPE;
  const run = spawnSync(command, parameters, {
    encoding: "utf8",
    env,
    maxBuffer: 1 << 26,
    timeout: 1000 * seconds,
  });
  if (run.error?.code === "ETIMEDOUT") return { error: `not within ${seconds} s` };
  if (run.error) return { error: `${command} is not here` };
  if (run.status !== 0) return { error: reasonOf(run.stderr) || `exit ${run.status}` };
  return JSON.parse(run.stdout.trim().split("\n").at(-1));
}

/** Writes rows as little-endian doubles beside a JSON file that says what to do with them; returns its path. */
export function writeJob(folder, job, data) {
  const base = path.join(folder, [job.name, job.rows, job.columns, job.starts].filter(Boolean).join("-"));
  writeFileSync(`${base}.bin`, Buffer.from(data.buffer));
  writeFileSync(`${base}.json`, JSON.stringify({ ...job, data: `${base}.bin` }));
  return `${base}.json`;
}

/** The job that `writeJob` wrote, with its rows as `data`. */
export function readJob(file) {
  const job = JSON.parse(readFileSync(file, "utf8"));
  const bytes = readFileSync(job.data);
  return { ...job, data: new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8) };
}

/** Rows in eight groups that overlap: unit noise about centres that lie about as far apart. */
export function groupedRows({ rows, columns }) {
  const { randomSource, randomNormal } = lib("math/distributions/random.js");
  const random = randomSource(20240918);
  const centers = Float64Array.from({ length: 8 * columns }, () => 1.2 * randomNormal(random));
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    return centers[(Math.floor(at / columns) % 8) * columns + (at % columns)] + randomNormal(random);
  });
}

/** What bash is given so that it runs a command and then says what this and all that it started used of the processor. */
export function timedWords(command) {
  return ["-c", 'TIMEFORMAT="%U %S"; time "$@"', "bash", ...command];
}

/** What a command so run has written to stderr, and the CPU-seconds. */
export function timesIn(stderr) {
  const lines = stderr.trim().split("\n");
  const [user, system] = lines.pop().split(" ").map(Number);
  return { complaint: lines.join("\n"), cpu: user + system };
}

/** Runs a command: its last line, and the CPU-seconds of it and of all that it started. */
export function timedByShell(command) {
  const { status, stdout, stderr } = spawnSync("bash", timedWords(command), { encoding: "utf8" });
  const { complaint, cpu } = timesIn(stderr);
  if (status !== 0) return { error: complaint || `exit ${status}` };
  return { said: stdout.trim().split("\n").at(-1), cpu };
}

/** A document with other content in the place that two comments of this name enclose. */
export function between(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`the document has no place "${name}"`);
  return `${text.slice(0, from + open.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Runs once to warm up (unless one run is all there shall be), then `repeats` times; prints the median. */
export async function timeHere(run, repeats) {
  const times = [];
  let found = repeats > 1 ? await run() : "";
  for (let repeat = 0; repeat < repeats; repeat++) {
    const start = performance.now();
    found = await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const milliseconds = times[times.length >> 1];
  const megabytes = peakMegabytes();
  console.log(JSON.stringify({ milliseconds, megabytes, found }));
}

/** The most memory this process has held. From Linux itself: `maxRSS` begins with that of the parent process. */
export function peakMegabytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  return Number(kilobytes) / 1024;
}
