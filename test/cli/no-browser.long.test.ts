import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.join(__dirname, "..", "..");
const folder = mkdtempSync(path.join(os.tmpdir(), "champo-no-browser-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("where no browser can run, the report is written all the same, and what is missing is said", () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, "bin", "champo.mjs"), "run", "--only", "02", "--out", "out"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, CHROME_PATH: path.join(folder, "no-browser") },
    },
  );
  expect(stdout).toMatch(/No PNG figures were drawn: .*no-browser/);
  expect(existsSync(path.join(folder, "out", "report", "index.html"))).toBe(true);
  expect(status).toBe(0);
});
