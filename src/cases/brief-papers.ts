import { median } from "simple-statistics";
import { dayText } from "../core/day";
import { groupBy } from "../core/group-by";
import type { Paper, PaperBlock, PaperSection, PaperTable } from "../deliver/paper";
import { words } from "../deliver/sourced-text";
import { moneyByYear } from "../lines/money-by-year";
import { besideOwn, type ExportTable } from "../segments/export/export-table";
import type { SegmentedStudy } from "../study/segmented-study";
import type { ExcelCell } from "../tables/xlsx/excel-cells";
import type { ExcelColumn } from "../tables/xlsx/excel-workbook";
import { fewNames } from "../text/few-names";
import { count, money, percent, plainNumber } from "../text/format";

/** A brief: a paper, and the name of whom it is about. */
export interface Brief {
  readonly name: string;
  readonly paper: Paper;
}

type Records = ExportTable["records"];

/**
 * A page for each customer: what it brought, how it compares with its segment, how firmly it belongs there, and what to do.
 *
 * @param tables of the study's export. @param more what a case adds, by customer.
 */
export function customerBriefs(
  { study }: SegmentedStudy,
  tables: readonly ExportTable[],
  more: (customer: string) => readonly PaperSection[] = () => [],
): readonly Brief[] {
  const customers = tableNamed(tables, "Customers");
  if (customers === undefined) return [];
  const [id] = customers.columns.map(({ name }) => name);
  const years = study.lines === null ? null : moneyByYear(study.lines);
  const actions = tableNamed(tables, "Actions");
  const compared = comparison(customers);
  return customers.records.map((record) => {
    const name = textOf(record[id], "text");
    const own = actions?.records.filter((_, i) => actions.about?.[i].includes(name)) ?? [];
    const account = years?.accounts.find(({ customer }) => customer === name);
    const byYear = account && {
      caption: "Money by calendar year",
      columns: [left("year"), right("money")],
      rows: account.money.map((sum, i) =>
        [`${years!.years[i]}${years!.complete[i] ? "" : " (not all of it)"}`, money(sum).text].map(words),
      ),
      source: null,
    };
    return {
      name,
      paper: {
        topic: "Account brief",
        title: name,
        sections: [
          section("place", "Where it belongs", "half", [
            ...sentences(customers, record, id),
            ...(byYear ? [{ kind: "table", table: byYear } as const] : []),
          ]),
          section("figures", "Its figures", "half", [{ kind: "table", table: compared(record) }]),
          ...actionSection(own, "No recommendation of the study names this account."),
          ...more(name),
          NOTES,
        ],
      },
    };
  });
}

/**
 * A page for each segment: who it is, its customers, and what to do.
 *
 * @param hasValue whether the study says what a customer is worth.
 */
export function segmentBriefs(tables: readonly ExportTable[], hasValue: boolean): readonly Brief[] {
  const segments = tableNamed(tables, "Segments");
  const customers = tableNamed(tables, "Customers");
  const actions = tableNamed(tables, "Actions")?.records ?? [];
  if (segments === undefined) return [];
  return segments.records.map((record) => {
    const name = textOf(record["name"], "text");
    const id = customers?.columns[0].name ?? "customer";
    const segment = customers === undefined ? "segment" : ours(customers, "segment");
    const members = (customers?.records ?? []).filter((each) => each[segment] === record["segment"]);
    const facts = segments.columns.filter(
      (column) => !["segment", "name"].includes(column.name) && filled(record[column.name]),
    );
    return {
      name,
      paper: {
        topic: "Segment brief",
        title: name,
        sections: [
          section("facts", "What it is", "half", [
            {
              kind: "table",
              table: {
                caption: "The segment in figures",
                columns: [left("figure"), left("value")],
                rows: facts.map((column) =>
                  [column.name, textOf(record[column.name], column.format)].map(words),
                ),
                source: null,
              },
            },
          ]),
          section("members", "Its customers", "half", [
            {
              kind: "text",
              text: words(
                `${hasValue ? "By value" : "By name"}: ${fewNames(
                  members.map((each) => textOf(each[id], "text")),
                  MOST_NAMES,
                )}.`,
              ),
            },
          ]),
          ...actionSection(
            actions.filter((action) => action["for"] === name),
            "No recommendation of the study is for this segment alone.",
          ),
          NOTES,
        ],
      },
    };
  });
}

const MOST_NAMES = 80;

const NOTES = section("notes", "Notes", "whole", [
  {
    kind: "table",
    table: {
      caption: "To fill in",
      columns: [fill("day"), fill("what was agreed"), fill("by whom")],
      rows: [1, 2].map(() => ["", "", ""].map(words)),
      source: null,
    },
  },
]);

/** Columns that sentences say already. */
const SAID = ["segment", "segment name", "place", "runner-up", "smallest change that would move it"];

/** The name of a column that the export adds to the study's own. */
function ours({ columns }: ExportTable, name: string): string {
  return columns.some((column) => column.name === besideOwn(name)) ? besideOwn(name) : name;
}

function sentences(table: ExportTable, record: Records[number], id: string): readonly PaperBlock[] {
  const value = (name: string): string => textOf(record[ours(table, name)], "text");
  const firm = value("place") === "" ? "" : `, ${value("place")}`;
  const [next, change] = [value("runner-up"), value("smallest change that would move it")];
  const who = textOf(record[id], "text");
  const lines = [
    value("segment") === ""
      ? `${who} belongs to no segment.`
      : `${who} belongs to segment ${value("segment")}, ${value("segment name")}${firm}.`,
    ...(next === "" ? [] : [`The next segment would be ${next}.`]),
    ...(change === "" ? [] : [`The smallest change that would move it: ${change}.`]),
  ];
  return lines.map((line) => ({ kind: "text", text: words(line) }) as const);
}

/** A customer's figures next to the medians of its segment and of all customers, which are worked out once. */
function comparison(table: ExportTable): (record: Records[number]) => PaperTable {
  const place = ours(table, "segment");
  const said = new Set(SAID.map((name) => ours(table, name)));
  const figures = table.columns.slice(1).filter(({ name }) => !said.has(name));
  const middle = (rows: Records, { name, format }: ExcelColumn): string => {
    const numbers = rows.map((row) => row[name]).filter((cell) => typeof cell === "number");
    return numbers.length === 0 ? "" : textOf(median(numbers), format);
  };
  const middles = (rows: Records) => new Map(figures.map((column) => [column.name, middle(rows, column)]));
  const ofAll = middles(table.records);
  const bySegment = new Map(
    [...groupBy(table.records, (record) => record[place])].map(([segment, rows]) => [segment, middles(rows)]),
  );
  return (record) => ({
    caption: "Compared with the medians",
    columns: [left("figure"), right("here"), right("its segment"), right("all customers")],
    rows: figures
      .filter(({ name }) => filled(record[name]) && record[name] !== 0)
      .slice(0, MOST_FIGURES)
      .map(({ name, format }) =>
        [name, textOf(record[name], format), bySegment.get(record[place])!.get(name)!, ofAll.get(name)!].map(
          words,
        ),
      ),
    source: null,
  });
}

/** More figures than this do not fit the page. */
const MOST_FIGURES = 20;

function actionSection(actions: Records, none: string): readonly PaperSection[] {
  if (actions.length === 0)
    return [section("do", "What to do", "whole", [{ kind: "text", text: words(none) }])];
  const columns = ["for", "action", "expected effect", "cost"] as const;
  return [
    section("do", "What to do", "whole", [
      {
        kind: "table",
        table: {
          caption: "Recommendations of the study. By when and by whom is for you to fill in",
          columns: [
            ...columns.map(left),
            { ...fill("by when"), width: 0.1 },
            { ...fill("owner"), width: 0.15 },
          ],
          rows: actions.map((action) =>
            [...columns.map((name) => textOf(action[name], "text")), "", ""].map(words),
          ),
          source: null,
        },
      },
    ]),
  ];
}

function section(
  id: string,
  title: string,
  width: PaperSection["width"],
  blocks: readonly PaperBlock[],
): PaperSection {
  return { id, title, width, blocks };
}

function left(name: string) {
  return { name, align: "left" } as const;
}

function fill(name: string) {
  return { name, align: "left", fill: true } as const;
}

function right(name: string) {
  return { name, align: "right" } as const;
}

function tableNamed(tables: readonly ExportTable[], name: string): ExportTable | undefined {
  return tables.find((table) => table.name === name);
}

function filled(cell: ExcelCell): boolean {
  return (
    cell !== null && cell !== undefined && cell !== "" && !(typeof cell === "number" && Number.isNaN(cell))
  );
}

/** A cell of an export as a reader sees it in Excel. */
function textOf(cell: ExcelCell, format: ExcelColumn["format"]): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return dayText(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "string") return cell;
  if (format === "percent") return percent(cell).text;
  return format === "whole" ? count(cell).text : plainNumber(cell).text;
}
