import { afterEach, expect, test, vi } from "vitest";
import { showLongWork } from "../../src/cli/ends/long-work";
import { progressOf, PROGRESS_LISTENER } from "../../src/core/progress";

afterEach(() => {
  vi.restoreAllMocks();
  delete (globalThis as { [PROGRESS_LISTENER]?: unknown })[PROGRESS_LISTENER];
});

test("long work of a command is one line of the terminal, replaced and then gone", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const written: string[] = [];
  showLongWork({ write: (text) => written.push(text) });
  const heard = progressOf("DuckDB: one row for each customer");
  for (const [at, done] of [
    [100, 5],
    [1_000, 25],
    [3_000, 75],
    [4_000, 100],
  ]) {
    now = at;
    heard(done, 100);
  }
  expect(written).toEqual([
    expect.stringMatching(/^\r\u001b\[KDuckDB: one row for each customer █+░+ 25 of 100, about 3 s left$/),
    expect.stringMatching(/75 of 100, about 1 s left$/),
    "\r\u001b[K",
  ]);
});
