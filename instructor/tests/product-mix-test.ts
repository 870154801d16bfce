import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(Array.isArray(items) && items.length > 1, "`items` lists the product types");
// ### BEGIN HIDDEN TESTS
const ordered = workbook.sales.filter((line) => line.kind === "order");
const expected = champo.salesTotals(ordered, "item");
// ### PART (2 points): Order lines alone are summed by type; money and pieces are kept apart.
assert.deepEqual(
  new Set(items.map((item) => item.name)),
  new Set(ordered.map((line) => line.item)),
  "`items` does not hold the product types of the order lines",
);
for (const { name, revenue, pieces } of expected) {
  const own = items.find((item) => item.name === name);
  assert.ok(
    Math.abs(own.revenue - revenue) <= 1e-6 * Math.max(1, revenue),
    `the revenue of ${name} is not that of its order lines`,
  );
  assert.equal(own.pieces, pieces, `the pieces of ${name} are not those of its order lines`);
}
assert.ok(
  items.every((item, i) => i === 0 || items[i - 1].revenue >= item.revenue),
  "`items` is not sorted by revenue",
);
// ### PART (1 point): The type with the most $words$ is found, with how much it is.
const perUnit = (item) => item.$measure$ / item.$by$;
const most = Math.max(...expected.map(perUnit));
const leaders = expected.filter((item) => perUnit(item) >= most * (1 - 1e-9)).map((item) => item.name);
assert.ok(leaders.includes(leader.name), "`leader` is not the type with the most $words$");
assert.ok(Math.abs(leader.value - most) <= 1e-9 * most, "`leader.value` is not its $words$");
// ### PART (1 point): Buyers are counted, each once.
const fewBuyers = expected.filter((item) => item.customers < $few$).map((item) => item.name);
assert.deepEqual(
  rare.map((item) => item.name).sort(),
  fewBuyers.sort(),
  "`rare` does not hold the types with fewer than $few$ buyers",
);
// ### END HIDDEN TESTS
