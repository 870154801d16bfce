import * as assert from "node:assert/strict";
const textOf = (sentence: unknown) => String((sentence as Record<string, unknown>)?.text ?? sentence ?? "");
assert.ok(recommendations.length > 0, "there is no recommendation");
assert.ok(
  recommendations.every((advice) => textOf(advice.action) !== "" && textOf(advice.why) !== ""),
  "an action or its reason is empty",
);
// ### BEGIN HIDDEN TESTS
{
  for (const advice of recommendations) {
    assert.ok(
      Array.isArray(advice.evidence) && advice.evidence.length > 0,
      `"${textOf(advice.action)}" rests on no evidence`,
    );
    for (const { source, quantity } of advice.evidence) {
      assert.match(
        source,
        /^\d\d-[a-z-]+#[\w-]+$/,
        `"${textOf(advice.action)}" does not say where its evidence can be looked up`,
      );
      assert.ok(Number.isFinite(quantity.value), `"${textOf(advice.action)}" has evidence without a number`);
    }
  }
  const allCustomers = new Set(study.customers.records.map((record) => record.customer));
  const named = recommendations.flatMap((advice) => advice.who);
  assert.ok(
    named.every((customer) => allCustomers.has(customer)),
    "a recommendation concerns a customer who does not exist",
  );
}
// ### END HIDDEN TESTS
