import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(__dirname, "..");

test("the list of the library names what it exports, one by one", () => {
  const source = readFileSync(path.join(root, "src/index.ts"), "utf8");
  expect(source).not.toMatch(/export \* /);
});
