import { spawn, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { FigurePainter } from "../../src/notebook/drawing/figure-painter";

/** As code does that can do without a program: no error comes through to the test. */
async function hidden(work: () => unknown): Promise<void> {
  await Promise.resolve()
    .then(work)
    .catch(() => undefined);
}

describe("a unit test fails, whether its code shows the error or hides it, that starts", () => {
  test.fails("a program and waits for it", () => hidden(() => spawnSync("true")));
  test.fails("a program in the background", () => hidden(() => spawn("true")));
  test.fails("a browser, though none may be installed", () => hidden(() => openBrowser()));
  test.fails("a page that draws", () => hidden(() => FigurePainter.open()));
  test.fails("any of these, without hiding it", () => FigurePainter.open());
});

test("one that starts nothing passes", async () => {
  await hidden(() => {
    throw new Error("of another kind");
  });
  expect.hasAssertions();
  expect(spawn).toBeTypeOf("function");
});
