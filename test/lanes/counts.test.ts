import { describe, expect, test } from "vitest";
import { addCounts, countsLine, countsOfLane } from "../../scripts/test-counts.mjs";

const results = (counts: Readonly<Record<string, number>>, testResults: readonly object[] = []): string =>
  JSON.stringify({
    ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 },
    ...counts,
    testResults,
  });

describe("the counts of a lane", () => {
  test("are those of its tests", () => {
    const json = results({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 });
    expect(countsOfLane(json, undefined)).toEqual({ counts: { passed: 5, failed: 0, skipped: 2 } });
  });

  test("hold a file that could not be loaded as one failure", () => {
    const json = results({ numPassedTests: 5 }, [{ status: "failed", assertionResults: [] }]);
    expect(countsOfLane(json, "ended with exit code 1").counts).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test("hold a lane that a crash ended before it wrote results as one failure, and say how it ended", () => {
    expect(countsOfLane(undefined, "was ended by SIGKILL")).toEqual({
      counts: { passed: 0, failed: 1, skipped: 0 },
      problem: "was ended by SIGKILL before it wrote its results: see its last lines above.",
    });
  });

  test("hold a lane that ended badly though all its tests passed as one failure", () => {
    const { counts, problem } = countsOfLane(results({ numPassedTests: 5 }), "ended with exit code 1");
    expect(counts.failed).toBe(1);
    expect(problem).toContain("ended with exit code 1, though no test failed");
  });

  test("add up to one line", () => {
    const lanes = [
      { passed: 5, failed: 0, skipped: 2 },
      { passed: 1, failed: 1, skipped: 0 },
    ];
    expect(countsLine(addCounts(lanes))).toBe("6 passed, 1 failed, 2 skipped");
  });
});
