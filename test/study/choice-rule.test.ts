import { describe, expect, test } from "vitest";
import { bestCandidate } from "../../src/segments/choose/choose-segmentation";

describe("the rule of choice", () => {
  const candidate = (name: string, failed: number, votes: number, stability: number) => ({
    name,
    failed,
    votes,
    stability,
  });
  const winner = (...all: ReturnType<typeof candidate>[]) => {
    const { best, supported } = bestCandidate(all);
    return `${best.name}, ${supported ? "supported" : "constructed"}`;
  };

  test("takes a supported candidate before any other, however stable that is", () => {
    expect(winner(candidate("a", 1, 8, 1), candidate("b", 0, 1, 0.8))).toBe("b, supported");
  });

  test("takes the supported one with most votes, of equals the more stable", () => {
    expect(winner(candidate("a", 0, 3, 0.9), candidate("b", 0, 5, 0.8))).toBe("b, supported");
    expect(winner(candidate("a", 0, 5, 0.8), candidate("b", 0, 5, 0.9))).toBe("b, supported");
  });

  test("without support takes the fewest failures, then stability, then votes, then the first", () => {
    expect(winner(candidate("a", 2, 8, 1), candidate("b", 1, 0, 0.5))).toBe("b, constructed");
    expect(winner(candidate("a", 1, 8, 0.6), candidate("b", 1, 0, 0.7))).toBe("b, constructed");
    expect(winner(candidate("a", 1, 1, 0.6), candidate("b", 1, 2, 0.6))).toBe("b, constructed");
    expect(winner(candidate("a", 1, 1, 0.6), candidate("b", 1, 1, 0.6))).toBe("a, constructed");
  });

  test("needs a candidate", () => {
    expect(() => bestCandidate([])).toThrow(/expected at least one, got no candidates/);
  });
});
