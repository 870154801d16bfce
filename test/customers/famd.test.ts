import { describe, expect, it } from "vitest";
import { customerBaseOf, type CustomerBase } from "../../src/customers/customer-base";
import { famd } from "../../src/customers/explore/famd";
import { mapAxes, placeOnMap } from "../../src/customers/explore/map-axes";
import { principalPlane } from "../../src/customers/explore/principal-plane";
import { customerFeatures, type FeatureMatrix } from "../../src/customers/recipe/apply-recipe";
import { observations } from "../../src/math/linear/observations";
import { fixture } from "../clustering/density-cases";

interface Reference {
  readonly eigenvalues: readonly number[];
  readonly coordinates: readonly (readonly number[])[];
}
const reference = fixture<{
  readonly columns: Readonly<Record<string, readonly (number | string)[]>>;
  readonly weights: readonly number[];
  readonly famd: Reference;
  readonly mca: Reference;
  readonly weighted: Reference;
}>("factominer/reference.json");

const [n, words] = [40, ["region", "channel", "size"]];
const base: CustomerBase = customerBaseOf({
  name: "made",
  customers: Array.from({ length: n }, (_, i) => `c${i + 1}`),
  columns: Object.entries(reference.columns).map(([name, values]) =>
    words.includes(name)
      ? { name, type: "category" as const, role: "feature" as const, texts: values as readonly string[] }
      : { name, type: "amount" as const, role: "feature" as const, numbers: values as readonly number[] },
  ),
});
const features = (columns?: readonly string[]): FeatureMatrix =>
  customerFeatures(base, { transform: "none", rareBelow: 0, ...(columns === undefined ? {} : { columns }) });

function expectAs(
  { eigenvalues, coordinates }: ReturnType<typeof famd>,
  { eigenvalues: theirs, ...own }: Reference,
) {
  theirs.forEach((value, a) => expect(eigenvalues[a]).toBeCloseTo(value, 8));
  for (let a = 0; a < theirs.length; a++) {
    const ours = Array.from({ length: n }, (_, i) => coordinates.data[i * coordinates.columns + a]);
    const place = own.coordinates.map((row) => row[a]);
    const largest = place.reduce((best, value, i) => (Math.abs(value) > Math.abs(place[best]) ? i : best), 0);
    const sign = Math.sign(ours[largest]) * Math.sign(place[largest]);
    place.forEach((value, i) => expect(sign * ours[i]).toBeCloseTo(value, 8));
  }
}

describe("factor analysis of mixed data", () => {
  it("of numbers and categories is FactoMineR's, to 1e-8 up to sign", () => {
    const fit = famd(features(), features().recipe);
    expect(fit.method).toBe("FAMD");
    expectAs(fit, reference.famd);
    expect(fit.explained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("of categories alone is FactoMineR's multiple correspondence analysis", () => {
    const x = features(words);
    const fit = famd(x, x.recipe);
    expect(fit.method).toBe("MCA");
    expectAs(fit, reference.mca);
  });

  it("counts row weights as FactoMineR does", () => {
    const { recipe, ...x } = features();
    expectAs(famd(observations(x, { ...x, weights: reference.weights }), recipe), reference.weighted);
  });

  it("has no axes where rows are all alike, and refuses other columns than the recipe's", () => {
    const { recipe, ...x } = features();
    const alike = observations({ ...x, data: x.data.map((_, at) => x.data[at % x.columns]) });
    expect(famd(alike, recipe).eigenvalues).toEqual([]);
    expect(mapAxes(alike, recipe).explained).toEqual([NaN, 0]);
    expect(() => famd(observations([[1], [2]]), recipe)).toThrow(/with the 12 columns of the recipe/);
  });
});

describe("the map of mixed data", () => {
  it("lies on the first two of these axes; without categories on principal components", () => {
    const x = features();
    const plane = principalPlane(x);
    const { data, columns } = famd(x, x.recipe).coordinates;
    plane.x.forEach((value, i) => expect(value).toBeCloseTo(data[i * columns], 12));
    expect(principalPlane(observations(x, x)).explained).not.toEqual(plane.explained);
  });

  it("places rows that were not fitted where their likes lie", () => {
    const x = features();
    const { x: first } = placeOnMap(mapAxes(x, x.recipe), x);
    const some = placeOnMap(mapAxes(x, x.recipe), { ...x, rows: 1, data: x.data.slice(0, x.columns) });
    expect(some.x[0]).toBe(first[0]);
  });
});
