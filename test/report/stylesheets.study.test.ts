import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pageStyle } from "../../src/report/pages/page-style";

const root = path.join(__dirname, "..", "..");
const sheets = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".css"),
);

test.each(sheets)("%s is built next to the compiled code that reads it", (sheet) => {
  const built = readFileSync(path.join(root, "lib", sheet), "utf8");
  expect(built).toBe(readFileSync(path.join(root, "src", sheet), "utf8"));
});

test("the style of each kind of page has the palette, and no property without a value", async () => {
  for (const kind of ["chapter", "study", "index"] as const) {
    const style = await pageStyle(kind);
    const set = new Set([...style.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    const used = new Set([...style.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
    // The height is each figure's own.
    expect([...used].filter((name) => !set.has(name) && name !== "--height")).toEqual([]);
    expect(set).toContain("--accent");
  }
});
