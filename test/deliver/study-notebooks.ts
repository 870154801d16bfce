import { tableOutput } from "../../src/cell/display";
import type { ReportRequest } from "../../src/report/export-report";
import { count, counted, money, percent } from "../../src/text/format";
import { prose, named, type Interpolation } from "../../src/text/prose";
import { table } from "../../src/text/table";
import { code, figure, notebook, PIXEL, said, shown, text } from "../report/fixture-notebook";

const answer = (words: TemplateStringsArray, ...values: Interpolation[]) => said("answer", words, ...values);
const takeaway = (words: TemplateStringsArray, ...values: Interpolation[]) =>
  said("takeaway", words, ...values);
const cell = (id: string, ...outputs: Parameters<typeof code>[1][]) => ({
  ...code(`${id};`, ...outputs),
  id,
});

const advice = table("On one page: for all customers", [
  {
    for: "All customers",
    action: prose`Call ${count(3)} accounts`,
    who: "A, B and C",
    "expected effect": prose`${count(1)} comes back`,
    "alarm, if": "more",
  },
  { for: "All customers", action: "Wait", who: "", "expected effect": "nothing", "alarm, if": "" },
]);
// In another order than the advice.
const grounds = table("Reason, cost, risk and evidence", [
  { for: "All customers", action: "Wait", cost: "none" },
  { for: "All customers", action: "Call 3 accounts", cost: prose`${count(3)} calls` },
]);

/** Notebooks that say, in few cells, what the study's own say under the same names. */
export const NOTEBOOKS: ReportRequest["notebooks"] = Object.entries({
  "01-sales-eda": notebook(
    text("# What is sold?\n\nA carpet maker sells.\n\n- One\n- Two\n\n## By year"),
    cell(
      "years",
      figure("Revenue by year", [{ type: "bar", y: [1] }], {}, PIXEL),
      takeaway`The strongest year brought ${money(19_770_625)}.`,
    ),
  ),
  "07-choosing-a-segmentation": notebook(
    text("# Which?"),
    cell("findings", answer`No: the rule chooses ${named("segmentCount", counted(2, "segment"))}.`),
  ),
  "10-recommendations": notebook(
    text("# What to do?"),
    cell("one-page", shown(tableOutput(advice))),
    cell(
      "silence-table",
      shown(
        tableOutput(
          table(
            "Silent accounts",
            ["A", "B", "C", "D", "E", "F", "G-8"].map((customer, i) => ({
              customer,
              "revenue to date": money(10_000 - i),
              "days silent": count(100 + i),
            })),
          ),
        ),
      ),
      takeaway`${count(7)} of ${count(45)} are silent, with ${percent(0.4071)}.`,
    ),
    cell("grounds", shown(tableOutput(grounds))),
    { ...text("## What follows\n\nMargins are not known. Causes\nare not shown."), id: "conclusion" },
  ),
}).map(([name, document]) => ({ name, document }));
