import type { PaperSection } from "../../../deliver/paper";
import { words } from "../../../deliver/sourced-text";
import { count, percent } from "../../../text/format";
import { samplePlan } from "../samples/sample-plan";
import type { ChampoStudy } from "../champo-study";

const COLUMNS = ["product", "advice", "samples now", "planned", "conversion as counted", "as believed"];

/** More products do not fit the page. */
const MOST = 8;

/** The plan of samples for an account, product by product; nothing for accounts that the plan has not. */
export function accountSamples(study: ChampoStudy): (customer: string) => readonly PaperSection[] {
  const { cells } = samplePlan(study);
  return (customer) => {
    const own = cells
      .filter(({ account }) => account === customer)
      .sort((a, b) => b.samples - a.samples)
      .slice(0, MOST);
    if (own.length === 0) return [];
    return [
      {
        id: "samples",
        title: "Its samples",
        width: "whole",
        blocks: [
          {
            kind: "table",
            table: {
              caption: "Samples by product, now and in the plan",
              columns: COLUMNS.map((name, i) => ({ name, align: i < 2 ? "left" : "right" })),
              rows: own.map((cell) =>
                [
                  cell.product,
                  cell.word,
                  count(cell.samples).text,
                  count(cell.planned).text,
                  percent(cell.rawRate).text,
                  percent(cell.rate).text,
                ].map(words),
              ),
              source: null,
            },
          },
        ],
      },
    ];
  };
}
