import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalLog } from "../../src/math/functions/decimal-log";
import { exponential } from "../../src/math/functions/exponential";
import { exponentAndMantissa, powerOfTwo } from "../../src/math/functions/float-parts";
import { naturalLog, naturalLogOfOnePlus } from "../../src/math/functions/natural-log";

const view = new DataView(new ArrayBuffer(8));

function bits(x: number): bigint {
  view.setFloat64(0, x);
  return view.getBigInt64(0);
}

/** How many numbers lie between two of one sign. */
function apart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const distance = bits(a) - bits(b);
  return Math.abs(Number(distance));
}

const positive = fc.double({ min: 5e-324, max: 1.7e308, noNaN: true });

describe("logarithms and exponentials that are the same in every engine", () => {
  test("lie within two units in the last place of the engine's own", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(apart(naturalLog(x), Math.log(x))).toBeLessThanOrEqual(2);
        expect(apart(decimalLog(x), Math.log10(x))).toBeLessThanOrEqual(3);
      }),
      { numRuns: 4_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709.7, noNaN: true }), (x) => {
        expect(apart(exponential(x), Math.exp(x))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 4_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 1e9, noNaN: true }), (x) => {
        expect(apart(naturalLogOfOnePlus(x), Math.log1p(x))).toBeLessThanOrEqual(4);
      }),
      { numRuns: 4_000 },
    );
  });

  test("give exact powers of ten their whole number, and 1 its 0", () => {
    for (let n = -5; n <= 22; n++) expect(decimalLog(Number(`1e${n}`))).toBe(n);
    expect(naturalLog(1)).toBe(0);
    expect(exponential(0)).toBe(1);
    expect(naturalLog(Math.E)).toBe(1);
  });

  // Values to the last bit, so that an engine that rounds otherwise is found out wherever the tests run.
  test("give these very bits", () => {
    expect([naturalLog(2), naturalLog(10), naturalLog(0.1), naturalLog(123_456.789)].map(String)).toEqual([
      "0.6931471805599453",
      "2.302585092994046",
      "-2.3025850929940455",
      "11.723646487185881",
    ]);
    expect([exponential(-1), exponential(10), exponential(0.5), exponential(-20.25)].map(String)).toEqual([
      "0.36787944117144233",
      "22026.465794806718",
      "1.6487212707001282",
      "1.6052280551856116e-9",
    ]);
  });

  test("have their limits where the range of numbers ends", () => {
    expect([0, -1, NaN, Infinity].map(naturalLog)).toEqual([-Infinity, NaN, NaN, Infinity]);
    expect([0, -1, NaN, Infinity].map(decimalLog)).toEqual([-Infinity, NaN, NaN, Infinity]);
    expect([Infinity, -Infinity, 710, -746, NaN].map(exponential)).toEqual([Infinity, 0, Infinity, 0, NaN]);
    expect(naturalLog(5e-324)).toBe(-744.4400719213812);
    expect(exponential(-745)).toBe(5e-324);
    expect([-1, Infinity, 1e-300].map(naturalLogOfOnePlus)).toEqual([-Infinity, Infinity, 1e-300]);
  });

  test("rest on exact parts of a number", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const { exponent, mantissa } = exponentAndMantissa(x);
        expect(mantissa >= 1 && mantissa < 2).toBe(true);
        const half = Math.trunc(exponent / 2);
        expect(mantissa * powerOfTwo(half) * powerOfTwo(exponent - half)).toBe(x);
      }),
    );
    expect([powerOfTwo(-1022), powerOfTwo(0), powerOfTwo(1023)]).toEqual([2 ** -1022, 1, 2 ** 1023]);
  });
});
