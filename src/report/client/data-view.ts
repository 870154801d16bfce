/// <reference lib="dom" />
import type { DataTable } from "../figure-data/figure-data";
import type { DataCell } from "../figure-data/trace-words";
import { saveTable } from "./save-table";
import { makeSortable } from "./tables";
import { toolButton } from "./tool-button";

/** A page shows at most so many rows and columns of a figure's data; the file has all. */
const MOST_ROWS = 200;
const MOST_COLUMNS = 30;

/**
 * A table of a figure's data, sortable, with a button that saves all of it as CSV.
 *
 * @param label The figure's number: `Figure 7.3`.
 * @param name Of the file, without extension.
 */
export function dataView(table: DataTable, label: string, name: string): HTMLElement {
  const { part, columns, rows } = table;
  const title = `Data of ${label}${part === undefined ? "" : `: ${part}`}`;
  const element = document.createElement("table");
  element.setAttribute("aria-label", title);
  const head = element.createTHead().insertRow();
  const shownColumns = columns.slice(0, MOST_COLUMNS);
  for (const { name: text, unit, align } of shownColumns) {
    const heading = document.createElement("th");
    heading.scope = "col";
    heading.className = align;
    heading.append(text);
    if (unit !== undefined) {
      const small = document.createElement("small");
      small.textContent = unit;
      heading.append(" ", small);
    }
    head.append(heading);
  }
  const body = element.createTBody();
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = body.insertRow();
    shownColumns.forEach(({ align }, i) => {
      const cell = line.insertCell();
      cell.className = align;
      cell.textContent = shown(row[i] ?? null);
    });
  }
  makeSortable(element);

  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", title);
  scroll.append(element);
  const note = document.createElement("p");
  note.className = "rows";
  note.textContent = extent(rows.length, columns.length);
  const save = toolButton("CSV", `of the ${title.toLowerCase()}`, () => saveTable(table, name));
  const foot = document.createElement("div");
  foot.className = "tools";
  foot.append(note, save);
  const view = document.createElement("div");
  view.className = "table";
  if (part !== undefined) {
    const heading = document.createElement("p");
    heading.className = "part";
    heading.textContent = part;
    view.append(heading);
  }
  view.append(scroll, foot);
  return view;
}

function shown(cell: DataCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  // Years and other counts below ten thousand are not grouped.
  const grouped = Math.abs(cell) >= 10_000;
  return cell.toLocaleString("en", { maximumSignificantDigits: 6, useGrouping: grouped });
}

function extent(rows: number, columns: number): string {
  const number = (value: number) => value.toLocaleString("en");
  const what = `${number(rows)} ${rows === 1 ? "row" : "rows"}`;
  const cuts = [
    ...(rows > MOST_ROWS ? [`the first ${MOST_ROWS} of ${what}`] : []),
    ...(columns > MOST_COLUMNS ? [`the first ${MOST_COLUMNS} of ${number(columns)} columns`] : []),
  ];
  if (cuts.length === 0) return `${what}, as drawn`;
  const said = cuts.join(", ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}; the CSV has all`;
}
