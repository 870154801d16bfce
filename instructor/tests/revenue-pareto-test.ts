import * as assert from "node:assert/strict";
assert.ok(
  [needed, without].every((list) => Array.isArray(list) && list.every((name) => typeof name === "string")),
  "`needed` and `without` are lists of customers, by their codes",
);
// ### BEGIN HIDDEN TESTS
const revenueOf = new Map<string, number>();
for (const line of workbook.sales.filter((each) => each.kind === "order")) {
  revenueOf.set(line.customer, (revenueOf.get(line.customer) ?? 0) + line.amount);
}
const sorted = [...revenueOf].sort((a, b) => b[1] - a[1]);
const customersFor = (some) => {
  const total = some.reduce((sum, [, value]) => sum + value, 0);
  const names = [];
  let reached = 0;
  for (const [name, value] of some) {
    if (reached >= $share$ * total * (1 - 1e-12)) break;
    names.push(name);
    reached += value;
  }
  return names;
};
// ### PART (2 points): The customers that make $words$ of the revenue are found.
assert.deepEqual(
  needed,
  customersFor(sorted),
  "`needed` does not hold the customers that make $words$ of the revenue, the largest first",
);
// ### PART (2 points): They are found again without the largest customer.
assert.deepEqual(
  without,
  customersFor(sorted.slice(1)),
  "`without` does not hold the customers that make $words$ of the revenue without the largest",
);
// ### END HIDDEN TESTS
