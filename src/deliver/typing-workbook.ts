import type { Workbook, Worksheet } from "exceljs";
import { excelText } from "../tables/xlsx/excel-cells";
import { packedWorkbook } from "../tables/xlsx/excel-workbook";
import type { TypingTool } from "../models/typing/typing-tool";
import { numberRange } from "./number-range";
import { agreementText } from "./typing-page";

/** What a workbook of typing tools is made with. */
export interface TypingWorkbookOptions {
  /** Answers to begin with, one prospect a row, as texts and numbers by column; default none. */
  readonly prospects?: readonly Readonly<Record<string, string | number | null>>[];
  /** Rows for prospects; default 200, more where more prospects are given. */
  readonly rows?: number;
  /** What must be known before the tool is used. */
  readonly remarks: readonly string[];
  /** What the file says of when it was made: a day of the data. */
  readonly made: Date;
}

const ROWS = 200;
/** The first row of prospects: above it the title, the agreement, the hints and the headings. */
const FIRST = 5;

/**
 * Typing tools as a workbook without macros: a sheet for each number of questions, in which each row places a prospect, and a sheet
 * with its points. Names, words and numbers of the data are values of cells; the formulas are made of addresses of cells
 * alone. The same input gives the same bytes.
 */
export async function typingWorkbook(
  tools: readonly TypingTool[],
  { prospects = [], rows = ROWS, remarks, made }: TypingWorkbookOptions,
): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: "Champo", lastModifiedBy: "Champo", created: made, modified: made });
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const tool of tools) addTool(workbook, tool, prospects, Math.max(rows, prospects.length));
  const notes = workbook.addWorksheet("How to read it");
  notes.getColumn(1).width = 110;
  const lines = [
    "Write a prospect's answers into a row. What is left open says nothing. Choose words from the list of the cell.",
    "Each answer gives points to each segment (sheets that begin with Points), and the segment with most points is shown.",
    "Agreement is counted on customers that neither chose the questions nor set the points.",
    ...remarks,
  ];
  lines.forEach((line, i) => {
    text(notes, i + 1, 1, line);
    notes.getCell(i + 1, 1).alignment = { wrapText: true, vertical: "top" };
  });
  return packedWorkbook(workbook);
}

function addTool(
  workbook: Workbook,
  tool: TypingTool,
  prospects: NonNullable<TypingWorkbookOptions["prospects"]>,
  rows: number,
): void {
  const { questions, segments } = tool;
  const size = `${questions.length} ${questions.length === 1 ? "question" : "questions"}`;
  const form = workbook.addWorksheet(size, {
    views: [{ state: "frozen", xSplit: 1, ySplit: FIRST - 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${FIRST - 1}`,
    },
  });
  const places = addPoints(workbook, `Points, ${size}`, tool);
  const [numberColumn, nameColumn] = [questions.length + 2, questions.length + 3];
  writeHead(form, tool, size);
  for (let i = 0; i < rows; i++) {
    const row = FIRST + i;
    const answer = (q: number): string => `$${letter(q + 2)}${row}`;
    questions.forEach(({ kind, column }, q) => {
      const cell = form.getCell(row, q + 2);
      const value = prospects[i]?.[column] ?? null;
      if (typeof value === "string") text(form, row, q + 2, value);
      else if (value !== null) cell.value = value;
      if (kind === "word") {
        cell.numFmt = "@";
        cell.dataValidation = {
          type: "list",
          allowBlank: true,
          formulae: [places.questions[q].words],
          showErrorMessage: false,
        };
      }
    });
    segments.forEach((_, s) => {
      const sum = questions.map(({ kind }, q) => {
        const { words, from, below, points } = places.questions[q];
        return kind === "word"
          ? `SUMPRODUCT(EXACT(${words},${answer(q)})*${points[s]})`
          : `IF(ISNUMBER(${answer(q)}),SUMPRODUCT((${from}<=${answer(q)})*(${answer(q)}<${below})*${points[s]}),0)`;
      });
      form.getCell(row, nameColumn + 1 + s).value = { formula: [places.start[s], ...sum].join("+") } as never;
    });
    const own = `$${letter(nameColumn + 1)}${row}:$${letter(nameColumn + segments.length)}${row}`;
    const answers = `$${letter(2)}${row}:$${letter(questions.length + 1)}${row}`;
    form.getCell(row, numberColumn).value = {
      formula: `IF(COUNTA(${answers})=0,"",MATCH(MAX(${own}),${own},0))`,
    } as never;
    form.getCell(row, nameColumn).value = {
      formula: `IF(COUNTA(${answers})=0,"",INDEX(${places.names},$${letter(numberColumn)}${row}))`,
    } as never;
  }
}

/** The title, the agreement, hints for numbers, and the headings. */
function writeHead(form: Worksheet, tool: TypingTool, size: string): void {
  const { questions, segments } = tool;
  const nameColumn = questions.length + 3;
  text(form, 1, 1, `Which segment? By ${size}`);
  form.getCell(1, 1).font = { bold: true, size: 14 };
  text(form, 2, 1, agreementText(tool));
  [
    "prospect",
    ...questions.map(({ column, unit }) => (unit === null ? column : `${column} (${unit})`)),
    "segment",
    "name",
  ].forEach((heading, i) => {
    text(form, FIRST - 1, i + 1, heading);
    Object.assign(form.getCell(FIRST - 1, i + 1), {
      font: { bold: true },
      alignment: { wrapText: true, vertical: "top" },
    });
    form.getColumn(i + 1).width = i === questions.length + 2 ? 40 : 22;
  });
  questions.forEach((question, q) => {
    if (question.kind === "number")
      text(form, FIRST - 2, q + 2, question.options.map(numberRange).join("; "));
    form.getCell(FIRST - 2, q + 2).alignment = { wrapText: true, vertical: "top" };
  });
  segments.forEach((_, s) => {
    text(form, FIRST - 1, nameColumn + 1 + s, `points of ${s + 1}`);
    form.getColumn(nameColumn + 1 + s).hidden = true;
  });
}

/** Where the points of a tool are, as addresses that a formula of another sheet can take. */
interface PointPlaces {
  readonly names: string;
  readonly start: readonly string[];
  readonly questions: readonly {
    readonly words: string;
    readonly from: string;
    readonly below: string;
    readonly points: readonly string[];
  }[];
}

/** Writes the points of a tool: a row for the start, then a row for each option. */
function addPoints(
  workbook: Workbook,
  name: string,
  { questions, segments, start }: TypingTool,
): PointPlaces {
  const sheet = workbook.addWorksheet(name);
  const at = (from: string, to?: string): string => `'${name}'!${from}${to === undefined ? "" : `:${to}`}`;
  const column = (s: number): string => letter(5 + s);
  ["question", "word", "from", "below", ...segments].forEach((heading, i) => {
    text(sheet, 1, i + 1, heading);
    sheet.getCell(1, i + 1).font = { bold: true };
    sheet.getColumn(i + 1).width = i === 0 || i > 3 ? 34 : 18;
  });
  text(sheet, 2, 1, "before any answer");
  start.forEach((points, s) => (sheet.getCell(2, 5 + s).value = points));
  let row = 3;
  const placed = questions.map(({ column: asked, options }) => {
    const first = row;
    for (const { word, from, below, points } of options) {
      text(sheet, row, 1, asked);
      if (word !== null) text(sheet, row, 2, word);
      if (from !== null) sheet.getCell(row, 3).value = from;
      if (below !== null) sheet.getCell(row, 4).value = below;
      points.forEach((each, s) => (sheet.getCell(row, 5 + s).value = each));
      row++;
    }
    const span = (of: string): string => at(`$${of}$${first}`, `$${of}$${row - 1}`);
    return {
      words: span("B"),
      from: span("C"),
      below: span("D"),
      points: segments.map((_, s) => span(column(s))),
    };
  });
  return {
    names: at(`$${column(0)}$1`, `$${column(segments.length - 1)}$1`),
    start: start.map((_, s) => at(`$${column(s)}$2`)),
    questions: placed,
  };
}

function text(sheet: Worksheet, row: number, column: number, value: string): void {
  const cell = sheet.getCell(row, column);
  cell.value = excelText(value);
  cell.numFmt = "@";
}

/** The letters of a column. @param column from 1. */
function letter(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letter(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
