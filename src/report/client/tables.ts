/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { slug } from "../chapters/slug";
import { saveTable } from "./save-table";
import { compareKeys, sortKey } from "./sort-key";
import { toolButton } from "./tool-button";

/** Lets the reader sort each table by any of its columns, filter its rows and save it. */
export function startTables(): void {
  for (const frame of document.querySelectorAll<HTMLElement>(".table")) {
    const table = frame.querySelector("table");
    if (!table) continue;
    // Before the headings become buttons.
    addTools(frame, table);
    makeSortable(table);
    addWidthHint(frame);
  }
}

/** Tables of so many rows can be filtered. */
const LEAST_TO_FILTER = 9;

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

function addTools(frame: HTMLElement, table: HTMLTableElement): void {
  const caption = frame.querySelector(".caption");
  const label = caption?.querySelector(".label")?.textContent ?? "the table";
  const title = (caption?.textContent ?? "").replace(label, "").trim();
  const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map((heading) => {
    const unit = heading.querySelector("small")?.textContent ?? "";
    const name = (heading.textContent ?? "").trim();
    return unit === "" ? { name } : { name: name.slice(0, -unit.length).trim(), unit };
  });
  const save = () => {
    const rows = [...(table.tBodies[0]?.rows ?? [])]
      .filter(({ hidden }) => !hidden)
      .map((row) => [...row.cells].map(({ textContent }) => plainNumber((textContent ?? "").trim())));
    saveTable({ columns: columns.map((column) => ({ ...column, align: "left" })), rows }, slug(title));
  };
  const tools = document.createElement("div");
  tools.className = "tools";
  const count = frame.querySelector(".rows");
  tools.append(...filterOf(table, label), ...(count ? [count] : []), toolButton("CSV", `of ${label}`, save));
  frame.append(tools);
}

/** A field that leaves the rows with all words in it; a table that is seen at once needs none. */
function filterOf(table: HTMLTableElement, label: string): HTMLElement[] {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  if (rows.length < LEAST_TO_FILTER) return [];
  const field = document.createElement("input");
  field.type = "search";
  field.className = "filter";
  field.placeholder = "Filter rows";
  field.setAttribute("aria-label", `Filter rows of ${label}`);
  const status = document.createElement("span");
  status.className = "found";
  status.setAttribute("role", "status");
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = (row.textContent ?? "").toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const left = rows.filter(({ hidden }) => !hidden).length;
    status.textContent = words.length === 0 ? "" : `${left} of ${rows.length} rows`;
  });
  return [field, status];
}

/** Says so where a table is wider than its frame, as long as it is. */
function addWidthHint(frame: HTMLElement): void {
  const scroll = frame.querySelector<HTMLElement>(".scroll");
  if (!scroll) return;
  const hint = document.createElement("p");
  hint.className = "wider";
  hint.textContent = "More columns to the right: scroll sideways →";
  scroll.before(hint);
  const mark = () => {
    const rest = scroll.scrollWidth - scroll.clientWidth - scroll.scrollLeft;
    hint.hidden = scroll.scrollWidth <= scroll.clientWidth + 1;
    scroll.classList.toggle("goes-on", rest > 1);
  };
  new ResizeObserver(mark).observe(scroll);
  scroll.addEventListener("scroll", mark, { passive: true });
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
