import path from "node:path";
import { expect, test } from "vitest";
import { npm, runProgram } from "./npm";

const OTHERS = ["20", "22", "24"].filter((major) => major !== process.versions.node.split(".")[0]);
const runner = path.join(__dirname, "..", "..", "scripts", "test.mjs");

// npm's package `node` brings each version; this process's own version runs the unit lane in `npm test`.
test.for(OTHERS)("the unit lane passes on Node %s", async (major, { skip }) => {
  const found = await npm("exec", "--yes", `--package=node@${major}`, "--", "node", "-p", "process.execPath");
  const node = found.stdout.trim();
  const version = found.code === 0 ? (await runProgram(node, ["--version"])).stdout.trim() : "";
  if (!version.startsWith(`v${major}.`)) {
    console.warn(
      `skipped: Node ${major} is not tried, because npm cannot bring it (${lastLine(found.stderr)}).`,
    );
    skip();
  }
  const { code, stdout, stderr } = await runProgram(node, [runner, "unit"]);
  console.log(`Node ${version}: ${lastLine(stdout)}`);
  expect(code, stdout.slice(-4000) + stderr.slice(-4000)).toBe(0);
  expect(lastLine(stdout)).toMatch(/^[1-9]\d* passed, 0 failed, \d+ skipped$/);
});

function lastLine(text: string): string {
  return text.trimEnd().split("\n").pop() ?? "";
}
