import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(
  Number.isInteger(byCh.k) && Number.isInteger(byDb.k),
  "`byCh` and `byDb` are entries of `scores`, with their k",
);
// ### BEGIN HIDDEN TESTS
const ks = scores.map((each) => each.k);
assert.ok(new Set(ks).size >= 4, "fewer than four numbers of clusters were tried");
const matrix = champo.studyFeatures(study);
const range = [Math.min(...ks), Math.max(...ks)] as [number, number];
assert.ok(
  range[0] >= 1 && range[1] < matrix.rows,
  "numbers of clusters that the customers do not allow were tried",
);
const assessed = champo.assess(matrix, champo.sweep(matrix, { k: range, seed: study.seed }));
const enough = assessed.filter((each) => each.k >= $least$);
// ### PART (2 points): Calinski-Harabasz chooses among $words$ groups or more.
assert.equal(
  byCh.k,
  champo.bestAssessment(enough, "calinskiHarabasz").k,
  "`byCh` is not what Calinski-Harabasz prefers among $least$ clusters or more",
);
// ### PART (2 points): Davies-Bouldin chooses among $words$ groups or more.
assert.equal(
  byDb.k,
  champo.bestAssessment(enough, "daviesBouldin").k,
  "`byDb` is not what Davies-Bouldin prefers among $least$ clusters or more",
);
// ### END HIDDEN TESTS
