import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SegmentationChoice } from "../../src/segments/choose/choose-segmentation";
import { chosenSegmentation, saveSegments, segmentsFile } from "../../src/study/segments-file";
import type { Study } from "../../src/study/study";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { EMBEDDED, embeddedChoice } from "./embedded-choice";

let folder: string;
let study: Study;
let choice: SegmentationChoice;

beforeAll(async () => ({ folder, study, choice } = await embeddedChoice()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the chosen segmentation", () => {
  test("is supported exactly when a method's own scorecard supports it", () => {
    const outcomes = choice.judged.map(({ scorecard }) => scorecard.decision.outcome);
    expect(choice.status).toBe(outcomes.includes("segments") ? "supported" : "constructed");
  });

  test("is the candidate that fails fewest requirements; of those, by the rule that goes with its status", () => {
    const candidates = choice.judged.map(({ method, scorecard }) => {
      const { decision } = scorecard;
      const k = decision.outcome === "segments" ? decision.k : decision.nearest;
      const verdict = decision.verdicts.find((each) => each.k === k);
      return {
        method: method.name,
        k,
        failed: verdict?.requirements.filter((requirement) => !requirement.passed).length ?? Infinity,
        votes: verdict?.votes ?? 0,
        stability: scorecard.rows.find((row) => row.k === k)?.lowestJaccard ?? 0,
      };
    });
    const fewest = Math.min(...candidates.map(({ failed }) => failed));
    const equals = candidates.filter(({ failed }) => failed === fewest);
    const merit = (each: (typeof candidates)[number]) =>
      choice.status === "supported" ? each.votes : each.stability;
    const chosen = candidates.find(({ method }) => method === choice.method);
    expect(chosen).toMatchObject({ k: choice.k, failed: fewest });
    expect(merit(chosen as (typeof candidates)[number])).toBe(Math.max(...equals.map(merit)));
    expect(choice.segmentation.groups).toHaveLength(choice.k);
  });

  test("holds every customer once, ordered by revenue", () => {
    const { segmentation } = choice;
    const members = segmentation.groups.flatMap((group) => group.customers);
    expect([...members, ...segmentation.unassigned].sort()).toEqual(
      [...segmentation.features.rowNames].sort(),
    );
    const revenues = segmentation.groups.map((group) => group.value);
    expect(revenues).toEqual([...revenues].sort((a, b) => b - a));
  });

  test("can be written and read back", () => {
    const file = saveSegments(study, choice);
    expect(existsSync(file)).toBe(true);
    const back = chosenSegmentation(study);
    expect([...back.labels]).toEqual([...choice.segmentation.labels]);
    expect([back.method, back.status, back.because]).toEqual([choice.method, choice.status, choice.because]);
  });

  test("writes distances to the centres of its own segments", () => {
    const { centers, customers, tooFar } = segmentsFile(study, choice);
    const { features } = choice.segmentation;
    customers.forEach(({ segment, distance }, row) => {
      const squared = centers[segment].reduce(
        (sum, value, j) => sum + (features.data[row * features.columns + j] - value) ** 2,
        0,
      );
      expect(distance).toBeCloseTo(Math.sqrt(squared), 12);
    });
    expect(tooFar).toBeGreaterThan(0);
  });

  test("is compared with the planted archetypes here, and only here", () => {
    const truth = JSON.parse(readFileSync(EMBEDDED.replace(".xlsx", ".truth.json"), "utf8")) as {
      archetypes: Record<string, string>;
    };
    const { features, labels } = choice.segmentation;
    const names = [...new Set(Object.values(truth.archetypes))];
    const planted = features.rowNames.map((customer) => names.indexOf(truth.archetypes[customer]));
    expect(planted).not.toContain(-1);
    const agreement = adjustedRand(labels, planted).value as number;
    // A report, not a goal: whatever it is, nothing is tuned to it.
    console.log(
      `chosen segmentation (${choice.method}, k = ${choice.k}) against the planted archetypes: ARI ${agreement.toFixed(3)}`,
    );
    expect(agreement).toBeGreaterThanOrEqual(-1);
    expect(agreement).toBeLessThanOrEqual(1);
  });
});
