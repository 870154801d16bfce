import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { guests } from "../segments/hotel";
import { heard } from "./heard";

const said = heard();

test("study makes a folder and runs it: a report without a word of the carpet maker", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "champo-own-"));
  const data = path.join(folder, "guests.csv");
  guests(data, 7);
  const out = path.join(folder, "guests-study");
  expect(await main(["study", data, "--out", out, "--only", "01"])).toBe(0);
  expect(said.join("\n")).toMatch(/Report:[^]*npx champo run/);
  expect(readFileSync(path.join(out, "study.yaml"), "utf8")).toMatch(/rooms: \{type: category/);
  expect(readdirSync(path.join(out, "notebooks"))).toHaveLength(10);
  const pages = ["index.html", "01-the-data.html"];
  const text = pages.map((page) => readFileSync(path.join(out, "report", page), "utf8")).join("\n");
  expect(text).toMatch(/60 customers/);
  expect(text.replace(/<script[^]*?<\/script>/g, "")).not.toMatch(/carpet|durry|synthetic/i);
  expect(existsSync(path.join(out, "report", "live.html"))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});
