import path from "node:path";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LibraryDocumentation } from "../../src/cell/documentation";
import * as champo from "../../src/index";
import { heldTo } from "../allowances";
import { ExampleRunner, reasonNotRun } from "./run-example";

/** The most examples that may say why they are not run. */
const MOST_NOT_RUN = 6;

const library = new LibraryDocumentation(path.resolve(__dirname, "../../lib/index.d.ts"));
const functions = Object.entries(champo).flatMap(([name, value]) =>
  typeof value === "function" ? [name] : [],
);
const examples = functions.map((name) => {
  const tags = library.of(name)?.tags ?? [];
  return { name, codes: tags.filter(({ tag }) => tag === "example").map(({ text }) => text) };
});

// A study takes seconds to read: examples that read the same one share it.
const studies = new Map<string, ReturnType<typeof champo.loadStudy>>();
const loadStudy: typeof champo.loadStudy = (settings) => {
  const key = JSON.stringify(settings);
  const study = studies.get(key) ?? champo.loadStudy(settings);
  studies.set(key, study);
  return study;
};
const runner = new ExampleRunner({ ...champo, loadStudy });

// Examples show things as cells do: what they show goes nowhere.
const kernel = createRequire(__filename)("tslab/dist/jupyter.js") as { lastWriteDisplayData: unknown };
const before = kernel.lastWriteDisplayData;
beforeAll(() => {
  kernel.lastWriteDisplayData = () => undefined;
});
afterAll(() => {
  kernel.lastWriteDisplayData = before;
});

describe("the examples of the public functions", () => {
  test("each function has one, and each runs and is true", async () => {
    const faults: string[] = [];
    const failed: Record<string, number> = {};
    for (const { name, codes } of examples) {
      const own = codes.length === 0 ? ["has no example"] : [];
      for (const code of codes.filter((each) => reasonNotRun(each) === null))
        own.push(
          ...(await runner.faultsOf(code)).map((fault) => `${fault}\n    ${code.replaceAll("\n", "\n    ")}`),
        );
      if (own.length > 0) failed[name] = own.length;
      faults.push(...own.map((fault) => `${name}: ${fault}`));
    }
    if (process.env["CHAMPO_SHOW_EXAMPLES"] === "1") console.log(faults.join("\n"));
    heldTo("public-examples", failed);
  });

  test("few are not run, each with its reason", () => {
    const skipped = examples.flatMap(({ name, codes }) =>
      codes.flatMap((code) => (reasonNotRun(code) === null ? [] : [`${name}: ${reasonNotRun(code)}`])),
    );
    if (skipped.length > 0) console.log(`${skipped.length} examples are not run:\n  ${skipped.join("\n  ")}`);
    expect(skipped.length, skipped.join("\n")).toBeLessThanOrEqual(MOST_NOT_RUN);
  });
});
