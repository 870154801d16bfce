/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { compareKeys, sortKey } from "./sort-key";

/** Lets the reader sort each table by any of its columns. */
export function startTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>(".table table")) {
    if ((table.tBodies[0]?.rows.length ?? 0) < 3) continue;
    [...(table.tHead?.rows[0]?.cells ?? [])].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, heading, column));
    });
  }
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
