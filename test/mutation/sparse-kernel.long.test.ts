import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(__dirname, "..", "..");
const stryker = path.join(root, "node_modules", "@stryker-mutator", "core");

// The smallest kernel of `npm run test:mutation`: that the tool works, and that its tests notice what is changed.
test("tests of the column weights notice four of five changes of their code", ({ skip }) => {
  if (!existsSync(stryker)) {
    console.warn("skipped: Stryker is not installed.");
    return skip();
  }
  const script = path.join(root, "scripts", "mutation.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "sparse"], { encoding: "utf8" });
  expect(`${status}\n${stdout}${stderr}`).toMatch(
    /^0\n[^]*column-weights\.ts: \d+\.\d % of \d+ changes noticed/,
  );
});
