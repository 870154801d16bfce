import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize } from "node:v8";
import { beforeAll, describe, expect, test } from "vitest";
import { generatedLines, linesText } from "../../lines/engines/generated-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const champo = path.join(__dirname, "../../../bin/champo.mjs");
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);

/** A disk of its own in a namespace of its own: its content is copied out, and both are gone with the command. */
const ON_A_DISK = `mount -t tmpfs -o size="$1" full "$2" && cp -a "$3/." "$2" || exit 99
shift 3; "$@"; code=$?
cp -a "$OWN_DISK/." "$OWN_COPY"; exit $code`;
const UNSHARE = process.getuid?.() === 0 ? ["-m"] : ["-Urm"];
const hasDisks = spawnSync("unshare", [...UNSHARE, "mount", "-t", "tmpfs", "full", "/mnt"]).status === 0;
if (!hasDisks) console.log("skipped: no small disk can be made here (unshare and mount)");

interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly copy: string;
}

/** Runs a command of the project with a folder on a disk of so many bytes; what is there afterwards lies in `copy`. */
function onDisk(size: string, name: string, source: string, words: (disk: string) => readonly string[]): Ran {
  const [disk, copy] = [inFolder(name), inFolder(`${name}-after`)];
  for (const folder of [disk, copy]) mkdirSync(folder);
  const own = [size, disk, source, process.execPath, champo, ...words(disk)];
  const env = { ...process.env, OWN_DISK: disk, OWN_COPY: copy };
  const ran = spawnSync("unshare", [...UNSHARE, "bash", "-c", ON_A_DISK, "bash", ...own], {
    encoding: "utf8",
    env,
  });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}`, copy };
}

/** Each file below a folder is whole: it can be read to its end, and none lies about under a name for the time of writing. */
function expectWhole(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    expect(name).not.toMatch(/\.tmp$/);
    const text = readFileSync(file);
    if (/\.(ipynb|json)$/.test(name)) JSON.parse(text.toString());
    if (name.endsWith(".html")) expect(text.toString().trimEnd()).toMatch(/<\/html>$/);
    if (name.endsWith(".kept")) expect(deserialize(text)).toHaveProperty("read");
    if (name.endsWith(".png")) expect(text.subarray(-8).toString("latin1")).toContain("IEND");
  }
}

describe.skipIf(!hasDisks)("a disk that is full ends a command with an error that says so", () => {
  beforeAll(() => {
    temporary.write("lines.csv", Buffer.from(linesText(generatedLines(3_000, 100, 3))));
    writeStudyOfLines(inFolder("shop"), `{csv: ${JSON.stringify(inFolder("lines.csv"))}}`);
  });

  test.each([
    ["60k", "the notebooks"],
    ["400k", "what they say"],
    ["3m", "the report"],
  ])("with %s, which do not hold %s; with room the same command completes", (size) => {
    const { code, said, copy } = onDisk(size, `disk-${size}`, inFolder("shop"), (disk) => [
      "study",
      disk,
      "--only",
      "01",
    ]);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/The disk is full\. Make room and run the same command again\./),
    ]);
    expectWhole(copy);
    if (size !== "3m") return;
    const again = spawnSync(process.execPath, [champo, "study", copy, "--only", "01"], { encoding: "utf8" });
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining("Report:")]);
    expect(existsSync(path.join(copy, "report", "whole-study.html"))).toBe(true);
  });

  test("where DuckDB has no room for what does not fit into memory, or no memory", () => {
    const many =
      "SELECT HASH(i) % 3000000 AS customer, DATE '2022-01-01' + CAST(i % 1000 AS INTEGER) AS day, i AS order_no, 1 AS amount, i % 9 AS product FROM RANGE(9000000) AS t(i)";
    const columns =
      "line columns: {customer: customer, date: day, amount: amount, product: product, order: order_no}\n";
    const studyOf = (name: string, further: string): string => {
      mkdirSync(inFolder(name));
      const place = `{csv: ${JSON.stringify(inFolder("lines.csv"))}, select: "${many}", ${further}}`;
      writeFileSync(inFolder(name, "study.yaml"), `data:\n  lines: ${place}\n${columns}`);
      return inFolder(name);
    };
    mkdirSync(inFolder("nothing"));
    const little = studyOf("little", `memory: 120MB, spill: ${JSON.stringify(inFolder("spill"))}`);
    const full = onDisk("8m", "spill", inFolder("nothing"), () => ["study", little, "--only", "01"]);
    expect([full.code, full.said]).toEqual([
      2,
      expect.stringMatching(/Make room on that disk.*spill: FOLDER/),
    ]);
    expect(readdirSync(full.copy)).toEqual([]);
    const none = studyOf("none", "memory: 5MB");
    const ran = spawnSync(process.execPath, [champo, "study", none, "--only", "01"], { encoding: "utf8" });
    expect([ran.status, ran.stderr]).toEqual([
      2,
      expect.stringMatching(/5MB of memory.*Allow more: memory: 8GB/),
    ]);
    for (const folder of [little, none]) {
      expectWhole(folder);
      expect(existsSync(path.join(folder, "lines.kept"))).toBe(false);
    }
  });
});
