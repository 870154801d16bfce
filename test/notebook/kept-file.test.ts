import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { keepLatest, readLatest } from "../../src/notebook/run/kept-file";

const folder = fs.mkdtempSync(path.join(tmpdir(), "kept-file-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("a value is found by the key that it was kept with, and the last one by no other", () => {
  keepLatest("chapter", "one", { rows: new Float64Array([1, 2]) }, folder);
  expect(readLatest("chapter", "one", folder)).toEqual({ rows: new Float64Array([1, 2]) });
  keepLatest("chapter", "two", "text", folder);
  expect(readLatest("chapter", "one", folder)).toBeUndefined();
  expect(readLatest("chapter", "on", folder)).toBeUndefined();
  expect(readLatest("chapter", "two", folder)).toBe("text");
  expect(readLatest("other", "two", folder)).toBeUndefined();
});

test("what another version of Node.js kept is not read: nobody else can read its values", () => {
  keepLatest("chapter", "newer", [], folder);
  const file = path.join(folder, "chapter.bin");
  fs.writeFileSync(file, Buffer.concat([fs.readFileSync(file).subarray(0, 6), Buffer.from([0xff, 99, 0])]));
  expect(readLatest("chapter", "older", folder)).toBeUndefined();
});
