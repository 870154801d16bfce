import { describe, expect, it } from "vitest";
import { movementFindings } from "../../src/findings/movement-findings";
import type { SegmentPeriods } from "../../src/value/movement/segment-periods";

const move = (customer: string, from: number, to: number) => ({
  customer,
  from,
  to,
  reason: null,
  before: 10,
  after: to === 2 ? 0 : 10,
});

const periods: SegmentPeriods = {
  periods: ["from 2020-01-01", "from 2021-01-01"],
  states: ["Loyal", "Occasional", "no order"],
  paths: [
    { customer: "a", places: [0, 0] },
    { customer: "b", places: [0, 1] },
    { customer: "c", places: [1, 2] },
    { customer: "d", places: [2, 1] },
  ],
  moves: [move("b", 0, 1), move("c", 1, 2), move("d", 2, 1)],
  own: 0.75,
};

describe("what is said of movement", () => {
  it("names each segment's share that stays, and how far places agree with the whole time", () => {
    const { text } = movementFindings.stays(periods);
    expect(text).toContain("(2 periods, 95% intervals)");
    expect(text).toContain('"Loyal" ');
    expect(text).toContain("75% of the places");
  });

  it("counts who changed, came back and stopped, and names who stopped", () => {
    expect(movementFindings.moved(periods).text).toBe(
      "Between the last two periods 1 customer changed segment; 1 customer ordered again after a period without orders; 1 customer stopped ordering: c.",
    );
    expect(movementFindings.moved({ ...periods, moves: periods.moves.slice(0, 1) }).text).toBe(
      "Between the last two periods 1 customer changed segment.",
    );
    expect(movementFindings.moved({ ...periods, moves: [] }).text).toBe(
      "Nobody changed between the last two periods.",
    );
  });

  it("says what is missing where there are no periods", () => {
    expect(movementFindings.stays(null).text).toContain("at least four months");
    expect(movementFindings.forecast(null).text).toContain("fewer than four periods");
  });
});
