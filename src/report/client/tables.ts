/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { slug } from "../chapters/slug";
import { saveTable } from "./save-table";
import { compareKeys, sortKey } from "./sort-key";
import { toolButton } from "./tool-button";

/** Lets the reader sort each table by any of its columns, and save it. */
export function startTables(): void {
  for (const frame of document.querySelectorAll<HTMLElement>(".table")) {
    const table = frame.querySelector("table");
    if (!table) continue;
    // Before the headings become buttons.
    addSaving(frame, table);
    makeSortable(table);
  }
}

/** Makes each heading of a table a button that sorts by its column; two rows need no sorting. */
export function makeSortable(table: HTMLTableElement): void {
  if ((table.tBodies[0]?.rows.length ?? 0) < 3) return;
  [...(table.tHead?.rows[0]?.cells ?? [])].forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(table, heading, column));
  });
}

function addSaving(frame: HTMLElement, table: HTMLTableElement): void {
  const caption = frame.querySelector(".caption");
  const label = caption?.querySelector(".label")?.textContent ?? "the table";
  const title = (caption?.textContent ?? "").replace(label, "").trim();
  const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map((heading) => {
    const unit = heading.querySelector("small")?.textContent ?? "";
    const name = (heading.textContent ?? "").trim();
    return unit === "" ? { name } : { name: name.slice(0, -unit.length).trim(), unit };
  });
  const save = () => {
    const rows = [...(table.tBodies[0]?.rows ?? [])].map((row) =>
      [...row.cells].map(({ textContent }) => plainNumber((textContent ?? "").trim())),
    );
    saveTable({ columns: columns.map((column) => ({ ...column, align: "left" })), rows }, slug(title));
  };
  const tools = document.createElement("div");
  tools.className = "tools";
  const count = frame.querySelector(".rows");
  tools.append(...(count ? [count] : []), toolButton("CSV", `of ${label}`, save));
  frame.append(tools);
}

/** What is a number and nothing else is saved as one: `1,234.5`, but not `1.2 million`. */
function plainNumber(text: string): string | number {
  return /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text)
    ? Number(text.replace(/,/g, "").replace("−", "-"))
    : text;
}

function sort(table: HTMLTableElement, heading: HTMLTableCellElement, column: number): void {
  const body = table.tBodies[0];
  if (!body) return;
  const before = heading.ariaSort;
  // Of numbers a reader wants the largest first.
  const first = heading.classList.contains("right") ? "descending" : "ascending";
  const second = first === "ascending" ? "descending" : "ascending";
  const order = before === first ? second : first;
  const keyed = [...body.rows].map((row) => ({ row, key: sortKey(row.cells[column]?.textContent ?? "") }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, order));
  body.append(...keyed.map(({ row }) => row));
  for (const other of heading.parentElement?.children ?? []) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", order);
}
