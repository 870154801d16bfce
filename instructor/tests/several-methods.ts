import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(
  new Set(partitions.map((each) => each.name)).size >= 3,
  "`partitions` names fewer than three methods",
);
assert.ok(
  partitions.every((each) => each.labels.length === features.rows),
  "a method has not a label for every customer",
);
// ### BEGIN HIDDEN TESTS
{
  const matrix = champo.studyFeatures(study);
  assert.ok(
    partitions.every((each) => each.labels.length === matrix.rows),
    "a method has not a label for every customer",
  );
  const different = new Set(partitions.map((each) => Array.from(each.labels).join(",")));
  assert.ok(different.size >= 2, "all methods have the very same labels");
  const kMeans = partitions.find((each) => /k-?means/i.test(each.name));
  assert.ok(kMeans, "k-means is not among the methods");
  const clusters = new Set(kMeans.labels).size;
  const expected = champo.methods.kMeans.cluster(matrix, clusters, study.seed);
  const same = champo.adjustedRand(kMeans.labels, expected).value;
  assert.ok(
    same !== null && same > 1 - 1e-9,
    "the labels called k-means are not those of k-means on the customers' matrix",
  );
}
// ### END HIDDEN TESTS
