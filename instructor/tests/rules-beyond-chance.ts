import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(
  Array.isArray(rules) && Array.isArray(solid) && solid.length <= rules.length,
  "`solid` is a part of `rules`",
);
// ### BEGIN HIDDEN TESTS
{
  const orders = champo.orderBaskets(champo.champoLines(workbook.sales));
  assert.equal(baskets.length, orders.length, "`baskets` are not the orders");
  const expected = champo.associationRules(orders, { minCount: 3, minConfidence: 0.3, maxItems: 2 });
  const key = (rule) => `${rule.antecedent.join("+")} -> ${rule.consequent}: ${rule.count}`;
  assert.deepEqual(
    rules.map(key).sort(),
    expected.map(key).sort(),
    "`rules` are not those of two items from three orders and a confidence of .3 on",
  );
  const beyond = expected.filter((rule) => rule.lift > 1 && rule.adjustedPValue < 0.05).map(key);
  assert.deepEqual(
    solid.map(key).sort(),
    beyond.sort(),
    "`solid` are not the rules that chance does not explain",
  );
}
// ### END HIDDEN TESTS
