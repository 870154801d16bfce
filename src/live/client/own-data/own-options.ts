/// <reference lib="dom" />
import type { SummedColumn, Summing } from "../../../lines/sum-per-customer";
import { counted } from "../../../text/format";
import type { OwnReading, OwnTable } from "../../own/own-table";
import { element } from "../element";

type Change = (next: Partial<OwnTable>) => void;
type SumAs = (column: string, how: Summing) => void;

/** What the reader may choose for a whole table: its sheet, missing values, money, how lines are summed up. */
export function ownOptions(reading: OwnReading, change: Change, sumAs: SumAs): readonly HTMLElement[] {
  if (reading.format === "case") return [];
  const fields = [
    ...(reading.sheets.length > 1
      ? [
          choice("own-sheet", "Sheet", reading.sheets, reading.sheet, (sheet) =>
            change({ sheet, columns: {}, money: undefined, sum: false }),
          ),
        ]
      : []),
    ...(reading.columns.length > 0 ? [missingChoice(reading, change), moneyChoice(reading, change)] : []),
  ];
  return [
    ...(fields.length === 0 ? [] : [element("div", { class: "own-options" }, ...fields)]),
    ...summing(reading, change, sumAs),
  ];
}

function choice(
  id: string,
  label: string,
  options: readonly string[],
  chosen: string | null,
  take: (value: string) => void,
  labels: readonly string[] = options,
): HTMLElement {
  const select = element(
    "select",
    { id },
    ...options.map((value, i) => element("option", { value, selected: value === chosen }, labels[i])),
  );
  select.addEventListener("change", () => take(select.value));
  return element("div", { class: "field" }, element("label", { for: id }, label), select);
}

function missingChoice({ leftOut, missing }: OwnReading, change: Change): HTMLElement {
  return choice(
    "own-missing",
    leftOut > 0 ? `Missing values (${counted(leftOut, "customer").text} left out)` : "Missing values",
    ["median", "complete"],
    missing,
    (value) => change({ missing: value === "complete" ? "complete" : "median" }),
    ["take the median, or the mean share", "leave such customers out"],
  );
}

/** The value of the option for no column; no column has an empty name. */
const NO_MONEY = "";

function moneyChoice({ columns, money }: OwnReading, change: Change): HTMLElement {
  const names = columns.filter(({ canBeMoney }) => canBeMoney).map(({ name }) => name);
  return choice(
    "own-money",
    "What a customer is worth",
    [NO_MONEY, ...names],
    money ?? NO_MONEY,
    (value) => change({ money: value === NO_MONEY ? null : value }),
    ["not known", ...names],
  );
}

function summing({ sumBy, summed }: OwnReading, change: Change, sumAs: SumAs): readonly HTMLElement[] {
  if (sumBy === null) return [];
  if (summed !== null) {
    return [
      element(
        "p",
        { class: "note" },
        `Summed up to one row for each ${sumBy}. Sums of different units, or of prices, have no meaning: choose another way, or set such columns aside.`,
      ),
      element("div", { class: "own-options" }, ...summed.map((column, i) => sumChoice(column, i, sumAs))),
    ];
  }
  const button = element(
    "button",
    { type: "button", class: "action" },
    `Sum it up to one row for each ${sumBy}`,
  );
  button.addEventListener("click", () => change({ sum: true }));
  return [element("div", { class: "tools" }, button)];
}

function sumChoice({ column, how, legal }: SummedColumn, i: number, sumAs: SumAs): HTMLElement {
  const field = choice(`own-sum-${i}`, `${column}, for each customer`, legal, how, (value) =>
    sumAs(column, value as Summing),
  );
  for (const select of field.querySelectorAll("select")) select.disabled = legal.length === 1;
  return field;
}
