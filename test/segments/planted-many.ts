import { methods } from "../../src/clustering/methods";
import { customerBaseOf, type CustomerBase } from "../../src/customers/customer-base";
import { randomInteger, randomNormal, randomSource } from "../../src/math/distributions/random";
import type { Division } from "../../src/segments/choose/fit-on-all";
import { segmentationOf } from "../../src/segments/segmentation";
import { studyFeatures, type Study } from "../../src/study/study";
import { prose } from "../../src/text/prose";

/** Customers in five groups, centres at least six standard deviations apart in four numbers, and random words. */
export function plantedMany(
  customers: number,
  seed: number,
): { readonly base: CustomerBase; readonly planted: Int32Array } {
  const random = randomSource(seed);
  const planted = Int32Array.from({ length: customers }, () => randomInteger(random, 5));
  const rows = [...planted.keys()];
  const numbers = ["visits", "basket", "years", "calls"].map((name, j) => ({
    name,
    type: "score" as const,
    role: "feature" as const,
    numbers: rows.map((row) => 12 * ((planted[row] * (j + 1)) % 5) + randomNormal(random)),
  }));
  const words = ["region", "colour"].map((name) => ({
    name,
    type: "category" as const,
    role: "feature" as const,
    texts: rows.map(() => ["a", "b", "c", "d"][randomInteger(random, 4)]),
  }));
  const base = customerBaseOf({
    name: `${customers} planted customers`,
    customers: rows.map((row) => `c${row + 1}`),
    columns: [...numbers, ...words],
  });
  return { base, planted };
}

/** A choice on a sample, as the rule would make it. */
export function chosen(of: Study, by: keyof typeof methods = "kMeans", k = 5): Division {
  const features = studyFeatures(of);
  const { name, cluster } = methods[by];
  const labels = Int32Array.from(cluster(features, k, 7));
  const clustering = { method: name, labels, parameters: { k, seed: 7 } };
  const segmentation = segmentationOf(clustering, features, of.base);
  return { segmentation, method: name, status: "supported", because: prose`As planted.` };
}
