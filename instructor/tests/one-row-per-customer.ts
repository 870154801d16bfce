import * as assert from "node:assert/strict";
assert.equal(
  features.rows,
  customers.records.length,
  "the matrix has another number of rows than there are customers",
);
// ### BEGIN HIDDEN TESTS
{
  const expected = customers.records.map((record) => record.customer).sort();
  assert.deepEqual(
    [...features.rowNames].sort(),
    expected,
    "the rows of the matrix are not the customers, each once",
  );
  assert.equal(
    features.data.length,
    features.rows * features.columns,
    "the matrix is not of the size it claims",
  );
}
// ### END HIDDEN TESTS
