import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runAgain } from "./run-again";

const names = readdirSync(path.join(__dirname, "..", "..", "notebooks"))
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => path.basename(file, ".ipynb"))
  .sort();

describe("the ten notebooks, run again from the first to the last", () => {
  const run = runAgain(names);
  test.each(names)("%s gives what is committed", (name) => {
    expect(run.differences(name)).toBe("");
  });
});
