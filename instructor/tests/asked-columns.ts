import * as assert from "node:assert/strict";
assert.ok(Array.isArray(features.columnNames), "`features` does not name its columns");
// ### BEGIN HIDDEN TESTS
const named = (pattern) => features.columnNames.filter((name) => pattern.test(name)).length;
// ### PART (1 point): No column of money is among the features.
assert.equal(named(/\b(revenue|money|price)\b/i), 0, "a column of money is among the features");
// ### PART (1 point): The measures of size are those that were asked for.
assert.ok(named(/\b$size$\b/i) > 0, "the $size$ column is not among the features");
assert.ok(named(/\bpiece size\b/i) > 0, "the piece size is not among the features");
// ### PART (1 point): The product mix is among the features.
assert.ok(named(/\bshare$/i) >= 3, "the product mix is not among the features");
// ### END HIDDEN TESTS
