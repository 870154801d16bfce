import { expect, test } from "vitest";
import { advisoriesOf } from "./advisories";

test("an audit is read: each advisory once, whoever suffers from it", () => {
  const own = {
    source: 1,
    title: "Loops",
    severity: "high",
    url: "https://github.com/advisories/GHSA-1",
    range: "<2",
  };
  const audit = { vulnerabilities: { a: { via: [own, "b"] }, b: { via: [own] }, c: { via: ["a"] } } };
  expect(advisoriesOf(JSON.stringify(audit))).toEqual([
    { id: "GHSA-1", severity: "high", text: "b: Loops https://github.com/advisories/GHSA-1" },
  ]);
  expect(advisoriesOf('{"vulnerabilities": {}}')).toEqual([]);
});

test("no answer is not an answer without advisories", () => {
  expect(advisoriesOf('{"error": {"code": "E405"}}')).toBeUndefined();
  expect(advisoriesOf("")).toBeUndefined();
});
