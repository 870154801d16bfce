import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { synthesise } from "../../src/cases/champo/workbook/synthesise";

test("equal seeds give equal tables, other seeds other ones", () => {
  const first = synthesise({ seed: 5 });
  expect(isDeepStrictEqual(synthesise({ seed: 5 }), first)).toBe(true);
  expect(isDeepStrictEqual(synthesise({ seed: 6 }).sales, first.sales)).toBe(false);
});
