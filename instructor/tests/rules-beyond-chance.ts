import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(
  Array.isArray(rules) && Array.isArray(solid) && solid.length <= rules.length,
  "`solid` is a part of `rules`",
);
// ### BEGIN HIDDEN TESTS
const orders = champo.orderBaskets(champo.champoLines(workbook.sales));
const expected = champo.associationRules(orders, {
  minCount: $count$,
  minConfidence: $confidence$,
  maxItems: 2,
});
const key = (rule) => `${rule.antecedent.join("+")} -> ${rule.consequent}: ${rule.count}`;
// ### PART (1 point): Rules are counted on orders.
assert.equal(baskets.length, orders.length, "`baskets` are not the orders");
// ### PART (3 points): Rules from $count$ orders and a confidence of $confidence$ on are found.
assert.deepEqual(
  rules.map(key).sort(),
  expected.map(key).sort(),
  "`rules` are not those of two items from $count$ orders and a confidence of $confidence$ on",
);
// ### PART (2 points): Those that chance does not explain are kept.
const beyond = expected.filter((rule) => rule.lift > 1 && rule.adjustedPValue < 0.05).map(key);
assert.deepEqual(
  solid.map(key).sort(),
  beyond.sort(),
  "`solid` are not the rules that chance does not explain",
);
// ### END HIDDEN TESTS
