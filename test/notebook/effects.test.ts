import { expect, test } from "vitest";
import { effectsOf } from "../../src/notebook/run/effects";
import { notebookOf } from "./workspace";

test.each([
  ["const now = new Date();", "a cell reads the clock"],
  ["performance.now()", "a cell reads the clock"],
  ["Math.random()", "a cell draws numbers that no seed decides"],
  ["const { random } = Math; random()", "a cell draws numbers that no seed decides"],
  ["crypto.randomUUID()", "a cell draws numbers that no seed decides"],
  ["setTimeout(() => console.log(1), 5);", "a cell waits for a timer"],
  ['require("node:fs")', "a cell reaches files, programs or packages without the library"],
  ['import { randomSource } from "champo"; randomSource(7);', undefined],
  ['show(figure("at random", "Date of the order"));', undefined],
])("a cell with %s: %s", (code, why) => {
  expect(effectsOf(notebookOf(code))).toBe(why);
});
