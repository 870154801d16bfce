import type { NotebookShelf } from "../../../deliver/notebook-shelf";
import type { Paper, PaperTable } from "../../../deliver/paper";
import { pickTable } from "../../../deliver/pick-table";
import {
  moneySections,
  segmentsAnswer,
  silentSection,
  tableSection,
  unknownSection,
} from "../../director-sections";
import type { ReportFacts } from "./report-facts";

const SALES = "01-sales-eda";
const ADVICE = "10-recommendations";

/** The study on one page for the managing director: what its notebooks say, and the money with and without the largest. */
export function champoDirectorPaper({ trend }: Pick<ReportFacts, "trend">, shelf: NotebookShelf): Paper {
  return Object.freeze({
    topic: "On one page",
    title: "For the managing director: where the company is, and what to do",
    sections: [
      ...moneySections(trend, shelf.source(SALES, "years")),
      ...silentSection(shelf.table(ADVICE, "silence-table"), shelf.sayings(ADVICE, "silence-table")[0], [
        { name: "customer", from: "customer" },
        { name: "brought to date", from: "revenue to date" },
        { name: "in the last 365 days", from: "of the last 365 days" },
        { name: "days silent", from: "days silent" },
      ]),
      ...tableSection("do", "What to do", "whole", actions(shelf)),
      ...tableSection(
        "samples",
        "Which samples go where",
        "half",
        samples(shelf),
        shelf.sayings(ADVICE, "allocation-table")[0],
      ),
      ...unknownSection([
        segmentsAnswer(shelf),
        shelf.sayings(ADVICE, "what-if")[0],
        ...shelf.sentences(ADVICE, "conclusion").slice(0, 3),
      ]),
    ],
  });
}

function actions(shelf: NotebookShelf): PaperTable | undefined {
  const table = shelf.table(ADVICE, "one-page");
  const grounds = shelf.table(ADVICE, "grounds");
  return (
    table &&
    pickTable(
      table,
      "For all customers. By when and by whom is for you to fill in",
      [
        { name: "action", from: "action", width: 0.24 },
        { name: "who", from: "who", width: 0.11 },
        { name: "expected effect", from: "expected effect", width: 0.26 },
        { name: "cost", from: "cost", width: 0.13 },
        { name: "by when", width: 0.1 },
        { name: "owner", width: 0.16 },
      ],
      Infinity,
      grounds && { table: grounds, by: "action" },
    )
  );
}

function samples(shelf: NotebookShelf): PaperTable | undefined {
  const table = shelf.table(ADVICE, "products");
  return (
    table &&
    pickTable(table, "Samples by product, now and in the plan", [
      { name: "product", from: "product" },
      { name: "now", from: "samples now" },
      { name: "planned", from: "planned" },
      { name: "more to", from: "more to" },
      { name: "fewer to", from: "fewer to" },
    ])
  );
}
