import { coefficientRows } from "../../src/cases/champo/models/model-rows";
import { expect, test } from "vitest";
import { matrixFromRows } from "../../src/math/linear/matrix";
import { signedCoefficients } from "../../src/models/signed-coefficients";

test("coefficients have the sign of what they speak for, and say how firm it is", () => {
  // Column "for" raises the odds everywhere, "against" lowers them; "one" speaks in fold 0 only.
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [up, down, fold] = [i % 2, i % 3 === 0 ? 1 : 0, Math.floor(i / 20)];
    const yes = up === 1 && down === 0;
    return { x: [up, down, fold === 0 && yes ? 1 : 0, 7], y: yes ? 1 : 0, fold };
  });
  const table = {
    x: matrixFromRows(rows.map(({ x }) => x)),
    y: Uint8Array.from(rows, ({ y }) => y),
    columnNames: ["for", "against", "one", "constant"],
  };
  const found = signedCoefficients(
    table,
    Int32Array.from(rows, ({ fold }) => fold),
  );
  const of = (name: string) => found.find(({ column }) => column === name)!;
  expect(of("for")).toMatchObject({ sameSign: 3, fits: 3 });
  expect(of("for").coefficient).toBeGreaterThan(0.5);
  expect(of("against").coefficient).toBeLessThan(-0.5);
  expect(of("one")).toMatchObject({ sameSign: 2, fits: 3 });
  expect(of("constant").coefficient).toBe(0);
  const sizes = found.map(({ coefficient }) => Math.abs(coefficient));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test("a coefficient whose interval holds no effect speaks surely for nothing", () => {
  const of = (low: number, high: number) => ({
    column: "spend",
    coefficient: (low + high) / 2,
    low,
    high,
    sameSign: 5,
    fits: 5,
  });
  const said = [of(-1.7, 0.4), of(0.2, 0.6), of(-0.6, -0.2)].map(
    (each) => coefficientRows([each], 12, "leaving")[0]["speaks"],
  );
  expect(said).toEqual(["not surely", "for leaving", "against leaving"]);
});
