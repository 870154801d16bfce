/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { isNameCell } from "../../pages/customers/name-cells";
import { carried, carriedBy, carry } from "./carried";

const listeners: (() => void)[] = [];
const CHOSEN = "customer";

/** The customer whom the reader follows through the report; undefined for none. */
export function chosenCustomer(): string | undefined {
  return carried(CHOSEN);
}

/** Calls back when the reader follows another customer. */
export function onCustomerChange(listener: () => void): void {
  listeners.push(listener);
}

/**
 * Lets the reader follow one customer: its rows are marked in every table, its points in every figure, and a link leads to
 * its own page. Links carry the choice on, and Back undoes it.
 */
export function startCustomer(): void {
  const field = document.querySelector<HTMLSelectElement>("#customer");
  if (!field) return;
  const box = field.closest<HTMLElement>(".follow")!;
  const status = box.querySelector<HTMLElement>("[role=status]")!;
  const link = box.querySelector<HTMLAnchorElement>("a");
  box.hidden = false;
  const apply = () => {
    const name = chosenCustomer() ?? "";
    field.value = showOwn(name) ?? name;
    const rows = markRows(name);
    status.textContent =
      name === "" ? "" : `${name} is in ${rows} ${rows === 1 ? "row" : "rows"} of this page's tables.`;
    if (link) link.hidden = name === "";
    for (const listener of listeners) listener();
  };
  field.addEventListener("change", () => {
    history.pushState(history.state, "");
    carry(CHOSEN, field.value === "" ? undefined : field.value);
    apply();
  });
  window.addEventListener("popstate", ({ state }) => {
    const before = carriedBy(state);
    if (before === undefined || before[CHOSEN] === chosenCustomer()) return;
    carry(CHOSEN, before[CHOSEN]);
    apply();
  });
  apply();
}

/** Marks the rows in which a cell is the customer's name; how many there are. */
function markRows(name: string): number {
  const names = new Set(
    [...document.querySelectorAll<HTMLOptionElement>("#customer option")].map(({ value }) => value),
  );
  const textOf = (cell?: Element) => (cell?.textContent ?? "").trim();
  const isNamed = (cell: HTMLTableCellElement): boolean => {
    if (textOf(cell) !== name) return false;
    const rows = [...cell.closest("tbody")!.rows];
    const column = rows.map((row) => textOf(row.cells[cell.cellIndex]));
    const align = cell.classList.contains("right") ? "right" : "left";
    return isNameCell(name, align, column, (each) => names.has(each));
  };
  let marked = 0;
  for (const row of document.querySelectorAll<HTMLTableRowElement>("main tbody tr")) {
    const is = name !== "" && [...row.cells].some(isNamed);
    row.classList.toggle("followed", is);
    if (!is) continue;
    marked++;
    const scroll = row.closest<HTMLElement>(".scroll");
    if (scroll && scroll.scrollHeight > scroll.clientHeight)
      scroll.scrollTop = row.offsetTop - scroll.clientHeight / 2;
  }
  return marked;
}

/** On the page of all customers: shows only the one that is followed, the first where none is, and returns its name. */
function showOwn(name: string): string | undefined {
  const own = [...document.querySelectorAll<HTMLElement>("article[data-customer]")];
  const shown = own.find(({ dataset }) => dataset["customer"] === name) ?? own[0];
  for (const each of own) each.hidden = each !== shown;
  return shown?.dataset["customer"];
}
