import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { guests } from "../segments/hotel";
import { heard } from "./heard";

let folder: string;
const said = heard();
const inFolder = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-own-"));
  guests(inFolder("guests.csv"), 7);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("check says what is understood of a table and writes nothing", async () => {
  expect(await main(["check", inFolder("guests.csv")])).toBe(0);
  expect(said.join("\n")).toMatch(/60 customers[^]*purpose: category, feature[^]*champo study/);
  expect(readdirSync(folder)).toEqual(["guests.csv"]);
});

test("a study that is there is not written over, and a wrong one is refused with exit code 2", async () => {
  const out = inFolder("guests-study");
  expect(await main(["new", out, "--data", inFolder("guests.csv")])).toBe(0);
  expect(await main(["new", out, "--data", inFolder("guests.csv")])).toBe(2);
  expect(said.join("\n")).toMatch(/npx champo run/);
  expect(await main(["run", folder])).toBe(2);
  expect(await main(["study", inFolder("nowhere.csv"), "--out", inFolder("none")])).toBe(2);
  expect(existsSync(inFolder("none"))).toBe(false);
  mkdirSync(inFolder("broken"));
  expect(await main(["study", inFolder("broken/study.yaml")])).toBe(2);
  writeFileSync(inFolder("broken/study.yaml"), "titel: Shops");
  expect(await main(["study", inFolder("broken")])).toBe(2);
  expect(readdirSync(inFolder("broken"))).toEqual(["study.yaml"]);
});
