import * as assert from "node:assert/strict";
assert.ok(
  [needed, without].every((value) => Number.isInteger(value) && value >= 1),
  "`needed` and `without` are numbers of customers",
);
// ### BEGIN HIDDEN TESTS
const revenueOf = new Map<string, number>();
for (const line of workbook.sales.filter((each) => each.kind === "order")) {
  revenueOf.set(line.customer, (revenueOf.get(line.customer) ?? 0) + line.amount);
}
const sorted = [...revenueOf.values()].sort((a, b) => b - a);
const customersFor = (values) => {
  const total = values.reduce((sum, value) => sum + value, 0);
  let [reached, customersNeeded] = [0, 0];
  while (reached < $share$ * total * (1 - 1e-12)) reached += values[customersNeeded++];
  return customersNeeded;
};
// ### PART (2 points): The customers that make $words$ of the revenue are counted.
assert.equal(
  needed,
  customersFor(sorted),
  "`needed` is not the number of customers that make $words$ of the revenue",
);
// ### PART (2 points): They are counted again without the largest customer.
assert.equal(
  without,
  customersFor(sorted.slice(1)),
  "`without` is not the number of customers that make $words$ of the revenue without the largest",
);
// ### END HIDDEN TESTS
