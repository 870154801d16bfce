import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(fit.value >= -1 && fit.value <= 1, "`fit.value` is a mean silhouette");
// ### BEGIN HIDDEN TESTS
const matrix = champo.studyFeatures(study);
const own = champo.silhouette(matrix, labelsOfMore);
// ### PART (1 point): There are $words$ more than the silhouette prefers.
const preferred = champo.bestAssessment(
  champo.assess(matrix, champo.sweep(matrix, { k: [1, 8], seed: study.seed })),
  "silhouette",
);
assert.equal(
  new Set(labelsOfMore).size,
  preferred.k + $more$,
  "`labelsOfMore` has not $words$ more than the silhouette prefers",
);
// ### PART (2 points): The matrix that was clustered is the one that is scored.
assert.equal(fit.perRow.length, matrix.rows, "`fit` has not one silhouette for each customer");
assert.ok(
  Math.abs(fit.value - own.value) < 1e-9,
  "`fit` scores another matrix, or other labels, than were clustered",
);
// ### PART (1 point): Customers that lie nearer to another cluster are found.
assert.deepEqual(
  [...nearer].sort(),
  matrix.rowNames.filter((_, row) => own.perRow[row] < 0).sort(),
  "`nearer` does not hold the customers with a negative silhouette",
);
// ### END HIDDEN TESTS
