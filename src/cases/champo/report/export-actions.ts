import { isAlarmed, type Recommendation } from "../../../advice/recommendation";
import { WORD_COLOURS, type ExportTable } from "../../../segments/export/export-table";

/** One row per recommendation: what to do, for whom, why, what it costs and when to step in. */
export function actionTable(recommendations: readonly Recommendation[]): ExportTable {
  const records = recommendations.map((advice) => ({
    for: advice.scope,
    action: advice.action.text,
    customers: advice.who.join(", "),
    why: advice.why.text,
    "expected effect": advice.expected.text,
    cost: advice.cost.text,
    risk: advice.risk,
    watch: advice.watch.metric,
    now: advice.watch.now.text,
    "alarm, if": `${advice.watch.when} ${advice.watch.alarm.text}`,
    alarm: isAlarmed(advice.watch) ? "passed" : "not passed",
    evidence: advice.evidence
      .map(({ what, quantity, source }) => `${what}: ${quantity.text} [${source}]`)
      .join("; "),
  }));
  return {
    name: "Actions",
    columns: [
      { name: "for", width: 28 },
      { name: "action", width: 44 },
      { name: "customers", width: 40 },
      { name: "why", width: 60 },
      { name: "expected effect", width: 44 },
      { name: "cost", width: 30 },
      { name: "risk", width: 40 },
      { name: "watch", width: 36 },
      { name: "now", width: 12 },
      { name: "alarm, if", width: 16 },
      {
        name: "alarm",
        width: 12,
        fills: [
          { equals: "passed", colour: WORD_COLOURS.bad },
          { equals: "not passed", colour: WORD_COLOURS.good },
        ],
      },
      { name: "evidence", width: 60 },
    ],
    records,
    about: recommendations.map(({ who }) => who),
  };
}
