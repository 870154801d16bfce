import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = path.join(__dirname, "..", "..");
let folder: string;

beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "champo-cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function champo(...words: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "bin", "champo.mjs"), ...words],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 3_600_000,
    },
  );
  return { code: status, out: stdout, err: stderr };
}

describe("champo", () => {
  test("--help names its commands", () => {
    const { code, out } = champo("--help");
    expect(code).toBe(0);
    for (const command of ["run", "check", "synthesise", "lab", "score", "compare", "export"])
      expect(out).toContain(command);
  });

  test("a wrong option is explained, with exit code 2", () => {
    expect(champo("run", "--seed", "seven")).toMatchObject({ code: 2 });
    expect(champo("run", "--seed", "seven").err).toMatch(/whole number from 0 to 4294967295, got "seven"/);
    expect(champo("run", "--only", "99").err).toMatch(/--only: expected the beginning of a notebook's name/);
    expect(champo("fly").code).toBe(2);
  });

  test("check reports all problems of a file with exit code 2, and writes nothing", () => {
    const file = path.join(folder, "sales.xlsx");
    writeFileSync(file, "customer,amount\nA,1\n");
    const { code, err } = champo("check", file);
    expect(code).toBe(2);
    expect(err).toMatch(/at least 16 customers for a study of segments, got 1 customer/);
    expect(readdirSync(folder)).toEqual(["sales.xlsx"]);
  });

  test("check accepts the embedded workbook", () => {
    const { code, out } = champo("check", path.join(root, "data", "champo-synthetic.xlsx"));
    expect(out).toMatch(/a workbook in the Champo format: 18955 lines, 45 customers, synthetic data/);
    expect(code).toBe(0);
  });

  test("run refuses a bad workbook with exit code 2 before it writes anything", () => {
    const file = path.join(folder, "sales.xlsx");
    writeFileSync(file, "no workbook");
    const { code, err } = champo("run", "--data", file, "--out", path.join(folder, "out"));
    expect(code).toBe(2);
    expect(err).toMatch(/Problems:/);
    expect(readdirSync(folder)).toEqual(["sales.xlsx"]);
    expect(champo("run", "--data", "nowhere.xlsx").code).toBe(2);
  });

  test("run shows a failing cell with notebook, number, source and error, and ends with exit code 1", () => {
    const { code, err } = champo("run", "--only", "02", "--timeout", "0.01", "--out", "out");
    expect(code).toBe(1);
    expect(err).toMatch(/02-customer-features, cell 2 failed\./);
    expect(err).toMatch(/1 \| const data/);
    expect(err).toMatch(/CellTimeout/);
    expect(err).toMatch(/What ran until then is kept in out.notebooks/);
    expect(existsSync(path.join(folder, "out", "notebooks", "02-customer-features.ipynb"))).toBe(true);
    expect(existsSync(path.join(folder, "out", "report"))).toBe(false);
  });

  test("run writes notebook, figures and report, and names the file to open", () => {
    const { code, out } = champo("run", "--only", "02", "--out", "out");
    expect(out).toMatch(/together\s+\d+/);
    expect(out).toMatch(/Report: {2}out.report.index\.html/);
    expect(code).toBe(0);
    const report = readFileSync(path.join(folder, "out", "report", "index.html"), "utf8");
    expect(report).toMatch(/Synthetic data/);
    expect(existsSync(path.join(folder, "out", "report", "02-customer-features.html"))).toBe(true);
  });

  test("synthesise writes the workbook of a seed and its truth, the same each time", () => {
    expect(champo("synthesise", "--seed", "7", "--out", "new.xlsx").code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["new.truth.json", "new.xlsx"]);
    const embedded = readFileSync(path.join(root, "data", "champo-synthetic.xlsx"));
    expect(readFileSync(path.join(folder, "new.xlsx")).equals(embedded)).toBe(true);
  });
});
