import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../../src/core/digest";
import type { FileRecord } from "../../src/notebook/kernel/file-record";

const READ = ["read-sync", "read-promise", "read-callback", "read-stream", "opened", "copied"];

function recordOf(mode: "files" | "beyond"): FileRecord {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "recorded-"));
  for (const file of [...READ, "replaced", "ignored", "compiled"])
    fs.writeFileSync(path.join(folder, file), file);
  fs.mkdirSync(path.join(folder, "folder"));
  fs.writeFileSync(path.join(folder, "folder", "inside"), "");
  const program = path.join(__dirname, "record-files.mjs");
  const record = JSON.parse(
    execFileSync(process.execPath, [program, folder, mode], { encoding: "utf8" }),
  ) as FileRecord;
  const short = (place: string): string => path.relative(fs.realpathSync(folder), place);
  return {
    ...record,
    read: record.read.map((each) => ({ ...each, place: short(each.place) })),
    written: record.written.map(short),
  };
}

test("each place that is read is recorded with what was there first, each that is written by its name", () => {
  const { read, written, library, beyond } = recordOf("files");
  expect(read).toEqual([
    ...READ.slice(0, 5).map((file) => ({ place: file, look: "content", found: `file ${digestOf(file)}` })),
    { place: "missing", look: "kind", found: "absent" },
    { place: "folder", look: "names", found: "folder inside" },
    { place: "copied", look: "content", found: `file ${digestOf("copied")}` },
  ]);
  expect(written).toEqual(["read-sync", "replaced.tmp", "replaced", "written-promise", "copy"]);
  expect(library).toEqual(["lib/one.js"]);
  expect(beyond).toEqual([]);
});

test("programs, threads and chance are noted", () => {
  const beyond = ["it started a thread", "it started a program", "it drew a number by chance"];
  expect(recordOf("beyond").beyond).toEqual(beyond);
});
