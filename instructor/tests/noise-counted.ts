import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.equal(
  agreement.comparedRows + agreement.noiseRows,
  features.rows,
  "compared and noise customers do not add up to all customers: noise was dropped before scoring",
);
// ### BEGIN HIDDEN TESTS
const matrix = champo.studyFeatures(study);
const eps = champo.kDistances(matrix, { k: 4 }).knee;
const all = {
  DBSCAN: () => champo.dbscan(matrix, { eps, minPoints: 5 }).labels,
  OPTICS: () => champo.optics(matrix, { minPoints: 5 }).labels,
};
const found = all.$method$();
const clusters = Math.max(2, champo.partitionSizes(found).clusterCount);
const expected = champo.adjustedRand(found, champo.methods.kMeans.cluster(matrix, clusters, study.seed));
// ### PART (1 point): Customers that are noise are counted.
assert.equal(agreement.noiseRows, expected.noiseRows, "`agreement` hides how many customers are noise");
// ### PART (2 points): $method$ is compared with k-means on the full labels.
const gap = Math.abs((agreement.value ?? 2) - (expected.value ?? 2));
assert.ok(gap < 1e-9, "`agreement` is not that of $method$ with k-means on the full labels");
// ### END HIDDEN TESTS
