/// <reference lib="dom" />
import type { ColumnOverride } from "../../../customers/typing/typed-column";
import type { OwnColumn } from "../../own/own-table";
import { element } from "../element";
import { scrolled } from "../scrolled";

type Word = Extract<ColumnOverride, string>;

const WORDS: readonly (readonly [value: Word, label: string])[] = [
  ["feature", "compared"],
  ["number", "a number"],
  ["category", "a category"],
  ["identifier", "the customer's name"],
  ["describe", "a description, not compared"],
  ["outcome", "an outcome, not compared"],
  ["value", "what a customer is worth, not compared"],
  ["set aside", "set aside"],
];
const USES = { feature: "compared", "row name": "names the customers", "set aside": "set aside" } as const;

/** What each column holds, what becomes of it and why, with a choice against it. */
export function ownColumnsTable(
  columns: readonly OwnColumn[],
  overrides: Readonly<Record<string, ColumnOverride>>,
  choose: (column: string, word: ColumnOverride | null) => void,
): HTMLElement {
  const heading = (text: string, right = false) =>
    element("th", { scope: "col", class: right ? "right" : "" }, text);
  const table = element(
    "table",
    { class: "own-columns" },
    element("caption", {}, "Columns: what was found, and how to change it"),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        heading("Column"),
        heading("Holds"),
        heading("Take it as"),
        heading("Missing", true),
        heading("Different", true),
        heading("Examples"),
        heading("Why"),
      ),
    ),
    element("tbody", {}, ...columns.map((column) => row(column, overrides[column.name], choose))),
  );
  return scrolled("Columns of your table", table);
}

function row(
  column: OwnColumn,
  said: ColumnOverride | undefined,
  choose: (column: string, word: ColumnOverride | null) => void,
): HTMLElement {
  const { name, kind, unit, use, missing, different, examples, reason } = column;
  const select = element(
    "select",
    { "aria-label": `Take ${name} as` },
    element("option", { value: "" }, `as found: ${USES[use]}`),
    ...WORDS.map(([value, label]) => element("option", { value, selected: value === said }, label)),
  );
  if (said !== undefined) select.options[0].text = "as found";
  select.addEventListener("change", () => choose(name, select.value === "" ? null : (select.value as Word)));
  return element(
    "tr",
    { class: use === "set aside" ? "aside" : "" },
    element("th", { scope: "row" }, name),
    element("td", {}, kind, ...(unit === "" ? [] : [element("small", {}, unit)])),
    element("td", {}, select),
    element("td", { class: "right" }, String(missing)),
    element("td", { class: "right" }, String(different)),
    element("td", { class: "examples" }, examples.join(", ")),
    element("td", {}, reason),
  );
}
