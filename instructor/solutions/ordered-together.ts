const baskets = orderBaskets(study.lines);
const least = { minCount: $count$, minConfidence: $confidence$, maxItems: 2 };
const rules = baskets.length > 0 ? associationRules(baskets, least) : [];
const solid = rules.filter((rule) => rule.lift > 1 && rule.adjustedPValue < 0.05);
show(table("Product types ordered together", ruleRows(rules)));
takeaway`${count(solid.length)} of ${count(rules.length)} rules go beyond chance.`;
