import { isMap, isScalar, LineCounter, parseDocument, type Node, type Pair, type YAMLMap } from "yaml";
import type { LinesPlace } from "../../lines/engines/lines-place";
import type { ProblemLog } from "../../tables/problem-log";
import { COLUMN_KEYS, SECTIONS, type FieldRule } from "./description-schema";
import { DEFAULT_DESCRIPTION, type ColumnDescription, type StudyDescription } from "./study-description";

/**
 * Reads the text of a `study.yaml` by the one schema of such files.
 *
 * @param problems takes all that is wrong, each with its line, value, what is legal and what to do.
 * @returns the description; null where there is any problem. Cost O(characters).
 * @example parseDescription("title: Shops\ndata:\n  customers: shops.csv", new ProblemLog())?.title // "Shops"
 */
export function parseDescription(text: string, problems: ProblemLog): StudyDescription | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const before = problems.count;
  for (const { message, pos } of document.errors) {
    problems.add({
      row: counter.linePos(pos[0]).line,
      value: message.split("\n")[0].replace(/ at line.*/, ""),
      legal: "YAML",
      remedy: "Put texts that hold a colon, a # or a quotation mark into quotation marks",
    });
  }
  if (document.errors.length > 0) return null;
  const read = new Reading(counter, problems);
  const draft: Record<string, unknown> = {};
  const top = read.map(document.contents, "the file", Object.keys(SECTIONS));
  for (const [key, node] of top) {
    const section = SECTIONS[key];
    if (section.kind === "field") read.field(node, key, section.rule, section.target, draft);
    else if (section.kind === "fields") {
      const into: Record<string, unknown> = section.target === undefined ? draft : {};
      if (section.target !== undefined) draft[section.target] = into;
      for (const [name, value] of read.map(node, key, Object.keys(section.fields))) {
        const { target, rule } = section.fields[name];
        read.field(value, `${key}: ${name}`, rule, target, into);
      }
    } else draft[section.target] = read.entries(node, key, section.of);
  }
  if (before === problems.count && draft["customers"] === undefined && draft["lines"] === undefined) {
    problems.add({
      row: 1,
      value: "no data",
      legal: `"customers" or "lines" below "data"`,
      remedy: "Name the file with your customers: data: {customers: customers.csv}",
    });
  }
  if (problems.count > before) return null;
  const { lines: named } = draft;
  const lines =
    named === undefined || Array.isArray(named)
      ? {}
      : { lines: DEFAULT_DESCRIPTION.lines, linesPlace: named as LinesPlace };
  return Object.freeze({ ...DEFAULT_DESCRIPTION, ...draft, ...lines });
}

/** Reads nodes of one document, and logs what does not fit. */
class Reading {
  constructor(
    private readonly lines: LineCounter,
    private readonly problems: ProblemLog,
  ) {}

  /** The entries of a mapping; keys that are not legal are logged. */
  map(
    node: unknown,
    where: string,
    legal: readonly string[] | null,
  ): readonly (readonly [string, Node | null])[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) {
      this.log(
        node,
        where,
        shown(node),
        "names, each with a colon and a value",
        "Write it as in the file that champo new made",
      );
      return [];
    }
    return (node as YAMLMap).items.flatMap((pair: Pair) => {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (legal === null || legal.includes(key)) return [[key, pair.value as Node | null] as const];
      this.log(
        pair.key,
        where,
        `"${key}"`,
        legal.map((each) => `"${each}"`).join(", "),
        "Take it out, or write it as one of these",
      );
      return [];
    });
  }

  /** One value by its rule; left out where it is empty. */
  field(
    node: Node | null,
    where: string,
    rule: FieldRule,
    target: string,
    into: Record<string, unknown>,
  ): void {
    const value: unknown = node === null ? null : node.toJSON();
    if (value === null) return;
    const read = rule.read(value);
    if (read === undefined) this.log(node, where, shown(node), rule.legal, rule.remedy);
    else into[target] = read;
  }

  /** A mapping with names of the user's own. */
  entries(node: Node | null, where: string, of: FieldRule | "column"): Readonly<Record<string, unknown>> {
    // Without a prototype: a column may be called `__proto__`.
    const result = Object.create(null) as Record<string, unknown>;
    for (const [name, value] of this.map(node, where, null)) {
      if (of === "column") {
        const column = this.column(value, `${where}: ${name}`);
        if (column !== null) result[name] = column;
      } else this.field(value, `${where}: ${name}`, of, name, result);
    }
    return Object.freeze(Object.fromEntries(Object.entries(result)));
  }

  private column(node: Node | null, where: string): ColumnDescription | null {
    const draft: Record<string, unknown> = {};
    const before = this.problems.count;
    for (const [key, value] of this.map(node, where, Object.keys(COLUMN_KEYS)))
      this.field(value, `${where}: ${key}`, COLUMN_KEYS[key], key, draft);
    if (this.problems.count > before) return null;
    const { type, role, order } = draft as Partial<ColumnDescription>;
    if (type === undefined || role === undefined) {
      const lacks = type === undefined ? "type" : "role";
      this.log(
        node,
        where,
        `no ${lacks}`,
        `a ${lacks}: ${COLUMN_KEYS[lacks].legal}`,
        "Write it as {type: amount, role: feature}",
      );
      return null;
    }
    if (type === "ordinal" && order === undefined) {
      this.log(
        node,
        where,
        "an ordinal without an order",
        "its words from the lowest to the highest",
        "Write it as order: [low, middle, high]",
      );
      return null;
    }
    return Object.freeze(draft) as unknown as ColumnDescription;
  }

  private log(node: unknown, column: string, value: string, legal: string, remedy: string): void {
    const range = (node as { range?: readonly number[] } | null)?.range;
    const row = range ? { row: this.lines.linePos(range[0]).line } : {};
    this.problems.add({ ...row, column, value, legal, remedy });
  }
}

function shown(node: unknown): string {
  const value: unknown = (node as Node | null)?.toJSON?.() ?? null;
  if (value === null) return "nothing";
  // An address may hold a password, which no output shows.
  return JSON.stringify(value)
    .replace(/\/\/[^"/?#]*@/g, "//…@")
    .replace(/((?:user|password|token|secret|key)[^="&]*=)[^"&]*/gi, "$1…")
    .slice(0, 80);
}
