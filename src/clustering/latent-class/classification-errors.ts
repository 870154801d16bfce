import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import type { Matrix } from "../../math/linear/matrix";
import type { LatentClassClustering } from "./latent-class-clustering";

/**
 * How often a row of each class is assigned to each class, when rows go to their most probable one.
 *
 * @returns k x k: the row is the true class, the column the assigned one; rows sum to 1.
 * @throws InputError when a class is nobody's most probable: its row is then undefined.
 */
export function classificationErrors(model: LatentClassClustering, where: string): Matrix {
  const { k, labels, probabilities, rowWeights } = model;
  if (model.clusterCount < k) {
    throw new InputError({
      where: `${where}(model)`,
      what: `${model.clusterCount} of ${k} classes that are some row's most probable`,
      legal: "all of them",
      remedy: "Fit fewer classes",
    });
  }
  const data = new Float64Array(k * k);
  labels.forEach((label, i) => {
    const weight = rowWeights === null ? 1 : rowWeights[i];
    for (let c = 0; c < k; c++) data[c * k + label] += weight * probabilities.data[i * k + c];
  });
  for (let c = 0; c < k; c++) {
    const own = data.subarray(c * k, (c + 1) * k);
    const total = sumOf(own);
    for (let s = 0; s < k; s++) own[s] /= total;
  }
  return Object.freeze({ rows: k, columns: k, data });
}
