/**
 * A rule that is written in lines, as rows to be shown.
 *
 * @example show(table("The rule for the number of segments", ruleLines(DECISION_RULE)))
 */
export function ruleLines(rule: string): readonly { readonly rule: string }[] {
  return rule.split("\n").map((line) => Object.freeze({ rule: line }));
}
