import * as assert from "node:assert/strict";
assert.ok(features.columns >= 3, "two columns or fewer cannot tell size, format and mix apart");
assert.ok(Array.from(features.data).every(Number.isFinite), "the matrix has cells without a value");
// ### BEGIN HIDDEN TESTS
{
  const { data, rows, columns } = features;
  const means = Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += data[i * columns + j];
    return sum / rows;
  });
  const [ofColumn, ofRow] = [new Array<number>(columns).fill(0), new Array<number>(rows).fill(0)];
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const square = (data[i * columns + j] - means[j]) ** 2;
      ofColumn[j] += square;
      ofRow[i] += square;
      total += square;
    }
  }
  assert.ok(total > 0, "all rows of the matrix are the same");
  assert.ok(
    Math.max(...ofColumn) <= 0.6 * total,
    "one column makes up more than six tenths of all variance: scale the columns",
  );
  assert.ok(
    Math.max(...ofRow) <= 0.5 * total,
    "one customer makes up more than half of all variance: take logarithms",
  );
}
// ### END HIDDEN TESTS
