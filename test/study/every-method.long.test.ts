import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { takesK } from "../../src/clustering/method";
import { methods, type ListedMethod } from "../../src/clustering/methods";
import { COMPETING_METHODS } from "../../src/segments/choose/choose-segmentation";
import { OTHER_METHODS } from "../../src/segments/choose/other-divisions";
import { guests } from "../segments/hotel";

// Every method of the table, asked for in one study.yaml, from the table of customers to the pages of the report.
let folder: string;
const page = (name: string): string => readFileSync(path.join(folder, "guests", "report", name), "utf8");
const all: readonly ListedMethod[] = Object.values(methods);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-methods-"));
  const data = guests(path.join(folder, "guests.csv"), 7);
  const study = path.join(folder, "guests");
  expect(await main(["new", study, "--data", data])).toBe(0);
  const file = path.join(study, "study.yaml");
  const asked = `segments:\n  methods: [${COMPETING_METHODS.join(", ")}]\n  also: [${OTHER_METHODS.join(", ")}]\n`;
  const own = readFileSync(file, "utf8")
    .replace(/^ {2}(methods|also): .*\n/gm, "")
    .replace(/^segments:\n/m, asked);
  expect(own).toContain(asked);
  writeFileSync(file, own);
  const quick = ["resamples=10", "twins=19", "twinSets=1", "groupSets=1", "kMax=3"];
  const parameters = quick.flatMap((each) => ["--parameter", each]);
  expect(await main(["run", study, "--only", "05,07", ...parameters])).toBe(0);
}, 1_200_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a study.yaml that asks for every method", () => {
  test.each(all.filter(takesK).map(({ id, name }) => ({ id, name })))(
    "has $name in chapter 07, with its division",
    ({ name }) => {
      const rows = page("07-choosing-a-segmentation.html").match(/<tr\b.*?<\/tr>/gs) ?? [];
      const own = rows.filter((row) => row.includes(`>${name}<`));
      expect(own.length).toBeGreaterThan(0);
      // Its sizes are in the table of other divisions: not one was refused.
      expect(own.some((row) => /not possible/.test(row))).toBe(false);
      expect(own.some((row) => (row.match(/>\s*\d+(\.\d+)?\s*</g) ?? []).length >= 2)).toBe(true);
    },
  );

  test.each(all.filter((method) => !takesK(method)).map(({ name }) => ({ name })))(
    "has $name in chapter 05, which finds its own number of segments",
    ({ name }) => {
      expect(page("05-density.html")).toContain(`${name} `);
    },
  );
});
