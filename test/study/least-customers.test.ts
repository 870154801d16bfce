import { describe, expect, it } from "vitest";
import { scorecard } from "../../src/validity/how-many/scorecard";
import { methods } from "../../src/clustering/methods";
import { CHAMPO_FEATURES } from "../../src/cases/champo/champo-features";
import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { customerTable, keepCustomers } from "../../src/cases/champo/customers/customer-table";
import { LEAST_CUSTOMERS, studyFeatures, type Study } from "../../src/study/study";
import { workbookOfSeed } from "../segments/study-of-seed";

function studyOf(customers: number): Pick<Study, "base" | "featureOptions"> {
  const workbook = workbookOfSeed(11);
  const all = customerTable(workbook);
  const kept = new Set(all.records.slice(0, customers).map(({ customer }) => customer));
  const table = keepCustomers(all, ({ customer }) => kept.has(customer));
  return { base: champoBase(workbook, table), featureOptions: CHAMPO_FEATURES };
}

describe("the fewest customers of a study", () => {
  it("are enough for the scorecard, which the study runs up to eight groups", () => {
    const features = studyFeatures(studyOf(LEAST_CUSTOMERS));
    const card = scorecard(features, methods.ward.cluster, {
      maxK: 8,
      seed: 7,
      references: 5,
      splits: 3,
      resamples: 5,
      twins: 5,
    });
    expect(card.rows).toHaveLength(8);
  });

  it("are asked for by name and number, with what to do, where there are fewer", () => {
    for (const customers of [1, LEAST_CUSTOMERS - 1]) {
      expect(() => studyFeatures(studyOf(customers))).toThrow(
        `at least ${LEAST_CUSTOMERS} for a study of segments, got ${customers}`,
      );
    }
  });
});
