import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";
import { saveSegments } from "../../src/study/segments-file";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { DEFAULT_SEED, PROJECT_FOLDER } from "../../src/study/settings";
import { choiceOf, data } from "./lent-study";

const out = mkdtempSync(path.join(tmpdir(), "report-command-"));
const said: string[] = [];

/** What the command prints, and its exit code. */
async function champo(...words: string[]): Promise<number> {
  said.length = 0;
  const keep = (...texts: unknown[]) => void said.push(texts.join(" "));
  const spies = [
    vi.spyOn(console, "log").mockImplementation(keep),
    vi.spyOn(console, "error").mockImplementation(keep),
  ];
  try {
    return await main(words);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe("champo report", () => {
  beforeAll(async () => {
    mkdirSync(path.join(out, "notebooks"));
    // A fresh checkout has no segments.json: it is a result, not a source.
    const study = await loadStudy({ data, seed: DEFAULT_SEED, outputFolder: out });
    saveSegments(study, choiceOf(study));
    const name = "03-k-means.ipynb";
    cpSync(path.join(PROJECT_FOLDER, "notebooks", name), path.join(out, "notebooks", name));
  });

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  test("refuses a folder that no run has filled, and says what to do", async () => {
    expect(await champo("report", "--out", path.join(out, "nothing"))).toBe(2);
    expect(said.join("\n")).toMatch(/no finished run[^]*Run `champo run` first/);
  });

  test("refuses notebooks that were run on another workbook", async () => {
    const other = path.join(out, "other");
    cpSync(path.join(out, "notebooks"), path.join(other, "notebooks"), { recursive: true });
    const segments = JSON.parse(readFileSync(path.join(out, "segments.json"), "utf8")) as object;
    writeFileSync(path.join(other, "segments.json"), JSON.stringify({ ...segments, source: "0".repeat(64) }));
    expect(await champo("report", "--out", other)).toBe(2);
    expect(said.join("\n")).toMatch(/is not the workbook that the notebooks in .* were run on/);
    expect(existsSync(path.join(other, "report"))).toBe(false);
  });

  test("writes the report of executed notebooks again, and says that they were not run", async () => {
    mkdirSync(path.join(out, "report"));
    writeFileSync(path.join(out, "report", "champo-study.pdf"), "of an earlier report");
    expect(await champo("report", "--out", out)).toBe(0);
    expect(said.join("\n")).toMatch(/Report: .*index\.html \(\d+\.\d MB\)/);
    const report = (file: string) => readFileSync(path.join(out, "report", file), "utf8");
    expect(report("index.html")).toMatch(/<dt>Report<\/dt>\s*<dd>[^<]* UTC, from notebooks executed before/);
    expect(report("03-k-means.html")).toContain("Silhouettes: a graphical aid");
    expect(report("champo-study.html")).toContain(`id="03-k-means"`);
    expect(existsSync(path.join(out, "report", "champo-study.pdf"))).toBe(false);
  });
});
