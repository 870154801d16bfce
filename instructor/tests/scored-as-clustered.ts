import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(fit.value >= -1 && fit.value <= 1, "`fit.value` is a mean silhouette");
// ### BEGIN HIDDEN TESTS
{
  const matrix = champo.studyFeatures(study);
  assert.equal(fit.perRow.length, matrix.rows, "`fit` has not one silhouette for each customer");
  const preferred = champo.bestAssessment(
    champo.assess(matrix, champo.sweep(matrix, { k: [1, 8], seed: study.seed })),
    "silhouette",
  );
  assert.equal(
    new Set(labelsOfMore).size,
    preferred.k + 1,
    "`labelsOfMore` has not one cluster more than the silhouette prefers",
  );
  const expected = champo.silhouette(matrix, labelsOfMore).value;
  assert.ok(
    Math.abs(fit.value - expected) < 1e-9,
    "`fit` scores another matrix, or other labels, than were clustered",
  );
}
// ### END HIDDEN TESTS
