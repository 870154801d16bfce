import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(fit.value >= -1 && fit.value <= 1, "`fit.value` is a mean silhouette");
// ### BEGIN HIDDEN TESTS
{
  const matrix = champo.studyFeatures(study);
  assert.equal(fit.perRow.length, matrix.rows, "`fit` has not one silhouette for each customer");
  const expected = champo.silhouette(matrix, labels).value;
  assert.ok(
    Math.abs(fit.value - expected) < 1e-9,
    "`fit` scores another matrix, or other labels, than were clustered",
  );
}
// ### END HIDDEN TESTS
