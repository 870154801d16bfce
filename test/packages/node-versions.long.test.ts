import path from "node:path";
import { expect, test } from "vitest";
import { npm, runProgram } from "./npm";

const OTHERS = ["20", "22", "24"].filter((major) => major !== process.versions.node.split(".")[0]);
const runner = path.join(__dirname, "..", "..", "scripts", "test.mjs");

/**
 * What a version of Node can change: numbers and their functions, text and its formats, streams and files, the notebooks'
 * files, and the commands over all of them. The rest of the unit lane is plain code on arrays, which no version has changed;
 * it would take ten minutes a version.
 */
const ROOMS = ["core", "math", "tables", "customers", "lines", "notebook", "cli", "format.test.ts"];

// npm's package `node` brings each version; this process's own version runs the unit lane in `npm test`.
test.for(OTHERS)("numbers, files, tables and commands are the same on Node %s", async (major, { skip }) => {
  const found = await npm("exec", "--yes", `--package=node@${major}`, "--", "node", "-p", "process.execPath");
  const node = found.stdout.trim();
  const version = found.code === 0 ? (await runProgram(node, ["--version"])).stdout.trim() : "";
  if (!version.startsWith(`v${major}.`)) {
    console.warn(
      `skipped: Node ${major} is not tried, because npm cannot bring it (${lastLine(found.stderr)}).`,
    );
    skip();
  }
  const { code, stdout, stderr } = await runProgram(node, [
    runner,
    "unit",
    ...ROOMS.map((room) => `test/${room}`),
  ]);
  console.log(`Node ${version}: ${lastLine(stdout)}`);
  expect(code, stdout.slice(-4000) + stderr.slice(-4000)).toBe(0);
  const [, passed] = /^(\d+) passed, 0 failed, \d+ skipped$/.exec(lastLine(stdout)) ?? [];
  expect(Number(passed), lastLine(stdout)).toBeGreaterThan(200);
});

function lastLine(text: string): string {
  return text.trimEnd().split("\n").pop() ?? "";
}
