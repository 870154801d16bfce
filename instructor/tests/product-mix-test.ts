import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(Array.isArray(items) && items.length > 1, "`items` lists the product types");
assert.equal(typeof mostPieces.name, "string", "`mostPieces` is one of the entries of `items`");
// ### BEGIN HIDDEN TESTS
{
  const ordered = workbook.sales.filter((line) => line.kind === "order");
  const types = new Set(ordered.map((line) => line.item));
  assert.deepEqual(
    new Set(items.map((item) => item.name)),
    types,
    "`items` does not hold the product types of the order lines",
  );
  const expected = champo.salesTotals(ordered, "item");
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
  const most = [...expected].sort((a, b) => b.pieces - a.pieces)[0];
  assert.equal(mostPieces.name, most.name, "`mostPieces` is not the type with most pieces");
  const fewBuyers = expected.filter((item) => item.customers < 3).map((item) => item.name);
  assert.deepEqual(
    rare.map((item) => item.name).sort(),
    fewBuyers.sort(),
    "`rare` does not hold the types with fewer than three buyers",
  );
}
// ### END HIDDEN TESTS
