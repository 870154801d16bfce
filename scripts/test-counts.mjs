// Counts of tests: of one lane's results, their sum, and the line that says it. As a command: the sum over the lines of a file.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * What a lane's JSON results say. A file that could not be loaded counts as one failure, and so does a lane that ended
 * badly without a failed test, or before it wrote results.
 */
export function countsOfLane(json, ended) {
  if (json === undefined) {
    const problem = `${ended ?? "ended"} before it wrote its results: see its last lines above.`;
    return { counts: { ...NOTHING, failed: 1 }, problem };
  }
  const results = JSON.parse(json);
  const broken = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((each) => each.status === "failed"),
  ).length;
  const counts = {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken,
    skipped: results.numPendingTests + results.numTodoTests,
  };
  if (!ended || counts.failed > 0) return { counts };
  return {
    counts: { ...counts, failed: 1 },
    problem: `${ended}, though no test failed: see the errors above.`,
  };
}

export function addCounts(all) {
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
  console.log(countsLine(addCounts(lines.map((line) => JSON.parse(line)))));
}
