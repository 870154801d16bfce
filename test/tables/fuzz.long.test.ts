import { expect, test } from "vitest";
import { fuzz } from "./fuzz";

/** Minutes of fuzzing beyond the ten thousand cases, on request: `FUZZ_MINUTES=60`. */
const minutes = Number(process.env.FUZZ_MINUTES ?? 0);

test("ten thousand mutated files are read or refused", async () => {
  expect(await fuzz(10_000, 1_000_000)).toBe(10_000);
});

test.runIf(minutes > 0)(
  `${minutes} minutes of mutated files`,
  { timeout: (minutes + 5) * 60_000 },
  async () => {
    expect(await fuzz(Infinity, Date.now(), Date.now() + minutes * 60_000)).toBeGreaterThan(0);
  },
);
