import * as assert from "node:assert/strict";
assert.ok(Number.isInteger(ninety) && ninety >= 1, "`ninety` is a number of customers");
// ### BEGIN HIDDEN TESTS
{
  const revenueOf = new Map<string, number>();
  for (const line of workbook.sales.filter((each) => each.kind === "order")) {
    revenueOf.set(line.customer, (revenueOf.get(line.customer) ?? 0) + line.amount);
  }
  const sorted = [...revenueOf.values()].sort((a, b) => b - a);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let [reached, customersNeeded] = [0, 0];
  while (reached < 0.9 * total * (1 - 1e-12)) reached += sorted[customersNeeded++];
  assert.equal(
    ninety,
    customersNeeded,
    "`ninety` is not the number of customers that make nine tenths of the revenue",
  );
}
// ### END HIDDEN TESTS
