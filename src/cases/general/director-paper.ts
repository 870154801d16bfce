import type { NotebookShelf } from "../../deliver/notebook-shelf";
import type { Paper, PaperTable } from "../../deliver/paper";
import { pickTable } from "../../deliver/pick-table";
import { moneyTrend } from "../../lines/money-trend";
import type { SalesLines } from "../../lines/sales-lines";
import {
  moneySections,
  segmentsAnswer,
  silentSection,
  tableSection,
  unknownSection,
} from "../director-sections";

const DATA = "01-the-data";
const PROFILES = "08-segment-profiles";
const TOOLS = "09-other-ml-tools";
const ADVICE = "10-recommendations";

/** The study of any customers on one page: what its notebooks say, and the money over time where sales lines are known. */
export function generalDirectorPaper(
  study: { readonly lines: SalesLines | null },
  shelf: NotebookShelf,
): Paper {
  const trend = study.lines && moneyTrend(study.lines);
  const money = moneySections(trend, shelf.source(DATA, "over-time"));
  return Object.freeze({
    topic: "On one page",
    title: "For whoever decides: where things are, and what to do",
    sections: [
      ...(money.length > 0 ? money : contents(shelf)),
      ...outcome(shelf),
      ...silent(study, shelf),
      ...tableSection("do", "What to do", "whole", actions(shelf)),
      ...unknownSection([
        segmentsAnswer(shelf),
        shelf.named(PROFILES, "standing"),
        ...shelf.sentences(ADVICE, "conclusion"),
      ]),
    ],
  });
}

/** Without sales lines there is no trend: how many customers there are, and what they are worth. */
function contents(shelf: NotebookShelf): Paper["sections"] {
  const items = shelf.answers(DATA).map((text) => ({ kind: "text", text }) as const);
  return items.length === 0 ? [] : [{ id: "data", title: "Where things are", width: "half", blocks: items }];
}

/** Where a column is an outcome: how often it happened, and how well it can be foreseen. */
function outcome(shelf: NotebookShelf): Paper["sections"] {
  const gain = shelf.sayings(TOOLS, "gain");
  if (gain.length === 0) return [];
  const blocks = [...shelf.answers(TOOLS).slice(0, 1), ...gain].map(
    (text) => ({ kind: "text", text }) as const,
  );
  return [{ id: "outcome", title: "What happened to customers", width: "half", blocks }];
}

function silent(study: { readonly lines: SalesLines | null }, shelf: NotebookShelf): Paper["sections"] {
  if (study.lines === null) return [];
  return silentSection(shelf.table(TOOLS, "silence"), shelf.sayings(TOOLS, "silence")[0], [
    { name: "customer", from: "customer" },
    { name: "brought to date", from: "money so far" },
    { name: "days silent", from: "days silent" },
    { name: "usual days between orders", from: "usual days between orders" },
  ]);
}

function actions(shelf: NotebookShelf): PaperTable | undefined {
  const table = shelf.table(ADVICE, "one-page");
  return (
    table &&
    pickTable(
      table,
      "Segment by segment. What an action brings is not known before it is tried on a random half. By whom is for you to fill in",
      [
        { name: "segment", from: "segment", width: 0.15 },
        { name: "action", from: "action", width: 0.23 },
        { name: "why", from: "evidence", width: 0.2 },
        { name: "share of the budget", from: "share of the budget", width: 0.08 },
        { name: "by when", from: "timing", width: 0.12 },
        { name: "watch", from: "watch", width: 0.12 },
        { name: "owner", width: 0.1 },
      ],
    )
  );
}
