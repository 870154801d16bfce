import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { heard } from "./heard";

const said = heard();
const folder = mkdtempSync(path.join(os.tmpdir(), "champo-brief-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that a shell takes apart unless it is quoted. */
const study = path.join(folder, `a 'study' of "Ümlaut" & $x`);
const briefs = path.join(study, "export", "briefs-customer");
const HOSTILE = [
  "客".repeat(120),
  `${"客".repeat(120)}二`,
  "𐌰".repeat(90),
  "con",
  "NUL",
  "..",
  "a/b",
  "A-B",
  "<script>alert(1)</script>",
  "briefs",
  "שלום",
  "🧵",
];

/** Two groups; the first column that is compared has the name of a column that the export adds. */
function writeCustomers(names: readonly string[]): void {
  const rows = names.map((name, i) => [name, (i % 2) * 40 + (i % 5), 30 - (i % 2) * 20 + (i % 3), i % 7]);
  const cells = [["customer", "segment", "spread", "other"], ...rows];
  writeFileSync(path.join(folder, "customers.csv"), writeDelimitedText(cells));
}

test("briefs have files that every system takes; those of customers who are gone, and an old print, go too", async () => {
  const names = [...HOSTILE, ...Array.from({ length: 28 }, (_, i) => `Customer ${i}`)];
  writeCustomers(names);
  expect(await main(["new", study, "--data", path.join(folder, "customers.csv")])).toBe(0);
  expect(said.join("\n")).toContain(`npx champo run '${study.replaceAll("'", String.raw`'\''`)}'`);
  const file = path.join(study, "study.yaml");
  writeFileSync(
    file,
    readFileSync(file, "utf8")
      .replace(/most: \d+/, "most: 2")
      .replace(/methods: .*/, "methods: [k-means]"),
  );
  expect(await main(["brief", study])).toBe(0);
  const written = readdirSync(briefs);
  expect(written).toHaveLength(names.length + 1);
  expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(written.length);
  for (const name of written) {
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(name).not.toMatch(/^(?:con|nul)\.|\ufffd|[/\\:*?"<>|]/);
  }
  const one = readFileSync(path.join(briefs, "customer-1.html"), "utf8");
  expect(one).toMatch(/Customer 1 belongs to segment [12], /);

  writeFileSync(path.join(briefs, "briefs.pdf"), "of before");
  writeFileSync(path.join(briefs, "mine.html"), "a page of somebody's own");
  writeCustomers(names.filter((name) => name !== "Customer 1"));
  expect(await main(["brief", study])).toBe(0);
  expect(existsSync(path.join(briefs, "customer-1.html"))).toBe(false);
  expect(existsSync(path.join(briefs, "briefs.pdf"))).toBe(false);
  expect(existsSync(path.join(briefs, "mine.html"))).toBe(true);
  expect(existsSync(path.join(briefs, "customer-2.html"))).toBe(true);
});

test("a study that was not run says how to run it, not that it is not there", async () => {
  const files = ["score", path.join(folder, "customers.csv"), "--segments", study];
  expect(await main(files)).toBe(2);
  expect(said.join("\n")).toMatch(/got folder ".*" without one\. Run the study: npx champo run '/);
});
