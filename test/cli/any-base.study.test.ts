import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { caseNamed, readStudy } from "../../src/cases/cases";
import { main } from "../../src/cli/main";
import type { ScoreRow } from "../../src/cli/score/score";
import { saveSegments } from "../../src/study/segments-file";
import { guests } from "../segments/hotel";
import { choiceOf } from "./lent-study";
import { heard } from "./heard";

let folder: string;
const said = heard();
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-any-"));
  vi.stubEnv("CHAMPO_OUT", folder);
  vi.stubEnv("CHAMPO_DATA", "");
  const study = await readStudy({ data: guests(inFolder("guests.csv"), 7), seed: 7 });
  saveSegments(study, choiceOf(study));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("the commands, on a table of any customers", () => {
  test("export writes its segments, customers and method, and score places what export wrote", async () => {
    const out = inFolder("export");
    expect(await main(["export", "--data", inFolder("guests.csv"), "--seed", "7", "--out", out])).toBe(0);
    const json = JSON.parse(readFileSync(path.join(out, "customers.json"), "utf8")) as {
      customers: { customer: string; segment: number; purpose: string }[];
      segments: { name: string }[];
    };
    expect(json.customers).toHaveLength(60);
    expect(json.segments.map(({ name }) => name).join()).toMatch(/purpose family.*purpose business/i);
    const segments = ["--segments", inFolder("segments.json")];
    const scored = inFolder("scored.json");
    expect(await main(["score", path.join(out, "customers.csv"), ...segments, "--out", scored])).toBe(0);
    const { customers } = JSON.parse(readFileSync(scored, "utf8")) as { customers: ScoreRow[] };
    expect(customers.map(({ segment }) => segment)).toEqual(json.customers.map(({ segment }) => segment));
    expect(said.join("\n")).toMatch(/Not used: .*silhouette/);
  });

  test("score says which words it does not know, and refuses segments of version 1 with what to do", async () => {
    const rows = ["n1,12,crew,2000,suite,5", "n2,,business,300,standard,9"];
    writeFileSync(
      inFolder("new.csv"),
      ["guest id,nights,purpose,spent,rooms,days booked ahead", ...rows].join("\n"),
    );
    expect(await main(["score", inFolder("new.csv"), "--segments", inFolder("segments.json")])).toBe(0);
    expect(said.join("\n")).toMatch(/Not known to the segments: purpose crew/);
    const old = JSON.parse(readFileSync(inFolder("segments.json"), "utf8")) as object;
    writeFileSync(inFolder("old.json"), JSON.stringify({ ...old, version: 1 }));
    expect(await main(["score", inFolder("new.csv"), "--segments", inFolder("old.json")])).not.toBe(0);
    expect(said.join("\n")).toMatch(/version 0\.2 of this program/);
    expect(said.join("\n")).toMatch(/npx champo run --only 07/);
  });

  test("compare takes two tables, and refuses to split one that has no days", async () => {
    const out = inFolder("compared.json");
    const words = [inFolder("guests.csv"), inFolder("guests.csv"), "--seed", "7", "--out", out];
    expect(await main(["compare", ...words])).toBe(0);
    expect(readFileSync(out, "utf8")).toContain('"stayed"');
    expect(await main(["compare", inFolder("guests.csv"), "--split", "2020"])).not.toBe(0);
    expect(said.join("\n")).toMatch(/one row for each customer without days/);
  });

  test("a case that nobody knows is named", () => {
    expect(() => caseNamed("bakery")).toThrow(/"champo", "general"/);
  });
});
