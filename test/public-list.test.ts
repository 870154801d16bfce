import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(__dirname, "..");

test.each(["src/index.ts", "src/validity/index.ts"])("%s names what it exports, one by one", (file) => {
  const source = readFileSync(path.join(root, file), "utf8");
  expect(source).not.toMatch(/export \* /);
});
