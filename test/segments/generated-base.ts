import { methods } from "../../src/clustering/methods";
import { customerBaseOf, type CustomerBase } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { segmentationOf, type Segmentation } from "../../src/segments/segmentation";

/**
 * Customers of no company: two to five kinds of them, some hardly different, in numbers with a long tail, scores,
 * categories, yes/no, and parts of a whole; with missing values, and for most seeds a value of which one customer may
 * bring half.
 */
export function generatedBase(seed: number): CustomerBase {
  const random = randomSource(seed);
  const n = 30 + randomInteger(random, 120);
  const kinds = 2 + randomInteger(random, 4);
  const kind = Array.from({ length: n }, () => randomInteger(random, kinds));
  const rows = [...kind.keys()];
  const shift = (): readonly number[] => Array.from({ length: kinds }, () => 4 * random());
  const [income, score, visits, wine, meat] = [shift(), shift(), shift(), shift(), shift()];
  const noise = (): number => random() + random() + random() - 1.5;
  const chance = Array.from({ length: kinds }, () => random());
  const region = ["north", "south", "east"];
  return customerBaseOf({
    name: `seed ${seed}`,
    customers: rows.map((row) => `c${row + 1}`),
    columns: [
      {
        name: "income",
        type: "amount",
        role: "feature",
        unit: "EUR",
        numbers: rows.map((row) => Math.round(100 * Math.exp(income[kind[row]] / 2 + noise()))),
      },
      {
        name: "score",
        type: "score",
        role: "feature",
        numbers: rows.map((row) => score[kind[row]] + noise()),
      },
      {
        name: "visits",
        type: "count",
        role: "describe",
        numbers: rows.map((row) =>
          random() < 0.1 ? null : Math.round(Math.abs(visits[kind[row]] + noise())),
        ),
      },
      {
        name: "gender",
        type: "category",
        role: "feature",
        texts: rows.map((row) => (random() < 0.05 ? null : random() < chance[kind[row]] ? "Female" : "Male")),
      },
      {
        name: "region",
        type: "category",
        role: "describe",
        texts: rows.map((row) => region[(kind[row] + (random() < 0.3 ? 1 : 0)) % 3]),
      },
      ...["wine", "meat", "bread"].map((name, j) => ({
        name,
        type: "amount" as const,
        role: "feature" as const,
        unit: "EUR",
        whole: "spending",
        numbers: rows.map((row) => Math.max(0, [wine, meat, shift()][j][kind[row]] + 2 * noise())),
      })),
      {
        name: "revenue",
        type: "amount",
        role: "value",
        numbers: rows.map((row) => (row === 0 ? n * 50 * random() : 100 * random())),
      },
    ],
    value: seed % 5 === 0 ? null : "revenue",
  });
}

/** Its customers in groups of k-means, as many as the seed says. */
export function generatedSegmentation(seed: number, base: CustomerBase = generatedBase(seed)): Segmentation {
  const features = customerFeatures(base);
  const k = 2 + (seed % 5);
  const labels = methods.kMeans.cluster(features, k, seed);
  return segmentationOf({ method: methods.kMeans.name, labels, parameters: { k } }, features, base);
}
