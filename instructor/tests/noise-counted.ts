import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.equal(
  agreement.comparedRows + agreement.noiseRows,
  features.rows,
  "compared and noise customers do not add up to all customers: noise was dropped before scoring",
);
// ### BEGIN HIDDEN TESTS
{
  const matrix = champo.studyFeatures(study);
  const dense = champo.hdbscan(matrix, { minClusterSize: 5 }).labels;
  const clusters = Math.max(2, champo.partitionSizes(dense).clusterCount);
  const expected = champo.adjustedRand(dense, champo.methods.kMeans.cluster(matrix, clusters, study.seed));
  assert.equal(agreement.noiseRows, expected.noiseRows, "`agreement` hides how many customers are noise");
  const gap = Math.abs((agreement.value ?? 2) - (expected.value ?? 2));
  assert.ok(gap < 1e-9, "`agreement` is not that of HDBSCAN with k-means on the full labels");
}
// ### END HIDDEN TESTS
