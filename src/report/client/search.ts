/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { SearchEntry } from "../pages/search-entries";

/** More than this nobody reads. */
const MOST = 20;
/** Characters around the first word that is found. */
const AROUND = 90;

/** Searches the chapters as the reader types: what has all words is listed, sections first. */
export function startSearch(): void {
  const place = document.querySelector<HTMLElement>("#search");
  const data = document.querySelector("#search-entries");
  if (place === null || data === null) return;
  const entries = JSON.parse(data.textContent ?? "[]") as SearchEntry[];
  const field = place.querySelector("input")!;
  const status = place.querySelector<HTMLElement>("[role=status]")!;
  const list = place.querySelector("ol")!;
  place.hidden = false;
  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : entries.filter((entry) => hasAll(entry, words));
    list.replaceChildren(...found.slice(0, MOST).map((entry) => item(entry, words[0])));
    status.textContent = words.length === 0 ? "" : said(found.length);
  };
  field.addEventListener("input", () => {
    // Back from a place that was found leads to the list again.
    history.replaceState({ ...(history.state as object | null), search: field.value }, "");
    find();
  });
  field.value = (history.state as { search?: string } | null)?.search ?? "";
  find();
}

function hasAll({ text, chapter }: SearchEntry, words: readonly string[]): boolean {
  const all = `${text} ${chapter}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

function said(found: number): string {
  if (found === 0) return "Nothing found.";
  if (found <= MOST) return found === 1 ? "1 place found." : `${found} places found.`;
  return `${found} places found, the first ${MOST} are shown. Another word finds fewer.`;
}

function item({ text, chapter, kind, href }: SearchEntry, word: string): HTMLLIElement {
  const link = document.createElement("a");
  link.href = href;
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  const from = Math.max(0, at - AROUND);
  const to = at + word.length + AROUND;
  link.textContent = `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  const where = document.createElement("span");
  where.textContent = `${chapter}, ${kind}`;
  const entry = document.createElement("li");
  entry.append(link, " ", where);
  return entry;
}
