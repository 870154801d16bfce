import type * as Docx from "docx" with { "resolution-mode": "import" };
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { sumOf } from "../core/sum";
import { PACKED_AT } from "../tables/xlsx/excel-cells";
import { xmlLetters } from "../text/xml-letters";
import type { Paper, PaperBlock, PaperTable } from "./paper";
import { runsOf, type SourcedText } from "./sourced-text";
import { CELL_SIDES, wordColumns } from "./word-columns";

type Library = typeof Docx;
type Paragraph = InstanceType<Library["Paragraph"]>;
type Table = InstanceType<Library["Table"]>;
type Run = InstanceType<Library["TextRun"]> | InstanceType<Library["FootnoteReferenceRun"]>;

/** What the document says of itself. */
export interface WordOptions {
  readonly title: string;
  readonly subtitle: string;
  /** Where the data comes from, as label and value. */
  readonly provenance: readonly (readonly [label: string, value: string])[];
  /** What the file says of when it was made: a day of the data. */
  readonly made: Date;
}

/** What lies on one kind of page: upright or on its side. */
interface Stretch {
  readonly landscape: boolean;
  readonly children: (Paragraph | Table)[];
}

/** Pixels between the margins of A4. */
const WIDTH = 600;
/** Word counts in twentieths of a point, and type in halves. */
const TWIPS = 20;
const HALVES = 2;
const A4 = { width: 11906, height: 16838 };

/**
 * Papers as one Word document for people who comment and track changes: headings, real tables with repeated heads, captions,
 * figures with alternative texts, and a footnote at each sentence with the full values of its numbers and the cell they come
 * from. The same input gives the same bytes.
 */
export async function wordDocument(papers: readonly Paper[], options: WordOptions): Promise<Uint8Array> {
  const docx = await import("docx");
  const writer = new Writer(docx);
  const titlePage = [
    new docx.Paragraph({ heading: "Title", text: options.title }),
    new docx.Paragraph({ children: [new docx.TextRun({ text: options.subtitle, italics: true })] }),
    ...options.provenance.map(
      ([label, value]) =>
        new docx.Paragraph({
          children: [new docx.TextRun({ text: `${label}: `, bold: true }), new docx.TextRun(value)],
        }),
    ),
  ];
  const stretches = joined([
    { landscape: false, children: titlePage },
    ...papers.flatMap((paper) => writer.paper(paper)),
  ]);
  const document = new docx.Document({
    title: options.title,
    creator: "Champo",
    lastModifiedBy: "Champo",
    description: options.subtitle,
    features: { updateFields: false },
    footnotes: writer.footnotes,
    styles: {
      default: { document: { run: { font: "Calibri", size: 21 } } },
      paragraphStyles: [
        {
          id: "Caption",
          name: "caption",
          basedOn: "Normal",
          next: "Normal",
          run: { italics: true, size: 19, color: "555555" },
        },
      ],
    },
    sections: stretches.map((stretch) => section(docx, stretch)),
  });
  return packedAgain(new Uint8Array(await docx.Packer.toBuffer(document)), options.made);
}

/** Neighbours of one kind of page together. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all[all.length - 1];
    if (last?.landscape === stretch.landscape) last.children.push(...stretch.children);
    else all.push({ ...stretch, children: [...stretch.children] });
  }
  return all;
}

function section(docx: Library, { landscape, children }: Stretch): Docx.ISectionOptions {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  const number = new docx.TextRun({ children: [CURRENT, " / ", TOTAL_PAGES] });
  const orientation = landscape ? "landscape" : "portrait";
  return {
    properties: { page: { size: { ...A4, orientation } } },
    headers: {},
    footers: {
      default: new docx.Footer({
        children: [new docx.Paragraph({ alignment: "center", children: [number] })],
      }),
    },
    children,
  };
}

/** Makes paragraphs and tables, and counts the footnotes. */
class Writer {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private tables = 0;
  private figures = 0;

  constructor(private readonly docx: Library) {}

  paper({ title, sections }: Paper): Stretch[] {
    const { Paragraph } = this.docx;
    const upright = (...children: Paragraph[]): Stretch => ({ landscape: false, children });
    return [
      upright(new Paragraph({ heading: "Heading1", text: title, pageBreakBefore: true })),
      ...sections.flatMap(({ title: text, level = 1, blocks }) => {
        const heading = level === 1 ? "Heading2" : "Heading3";
        return [
          ...(text === title ? [] : [upright(new Paragraph({ heading, text, keepNext: true }))]),
          ...blocks.map((block) =>
            block.kind === "table" ? this.table(block.table) : upright(...this.block(block)),
          ),
        ];
      }),
    ];
  }

  private block(block: Exclude<PaperBlock, { kind: "table" }>): Paragraph[] {
    const { Paragraph, ImageRun } = this.docx;
    switch (block.kind) {
      case "text":
        return [new Paragraph({ spacing: { after: 120 }, children: this.runs(block.text) })];
      case "list":
        return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: this.runs(item) }));
      case "figure": {
        const data = Buffer.from(block.png, "base64");
        const { width, height } = sizeOf(data);
        const image = new ImageRun({
          type: "png",
          data,
          transformation: { width: WIDTH, height: Math.round((WIDTH * height) / width) },
          // Else the library counts on from one document to the next.
          altText: {
            id: String(++this.figures),
            name: block.title,
            title: block.title,
            description: block.alt,
          },
        });
        return [
          new Paragraph({ keepNext: true, children: [image] }),
          this.caption(`Figure ${this.figures}. ${block.title}`, block.source),
        ];
      }
    }
  }

  private table({ caption, columns, rows, source }: PaperTable): Stretch {
    const { Paragraph, Table, TableCell, TableRow, TextRun } = this.docx;
    const { landscape, size, widths } = wordColumns(
      [
        columns.map(({ name }) => ({ text: name, bold: true })),
        ...rows.map((row) => row.map((cell) => ({ text: cell.text, noted: isNoted(cell) }))),
      ],
      columns.map(({ fill = false, width = 1 / columns.length }) => (fill ? width : 0)),
    );
    const twips = widths.map((width) => Math.floor(width * TWIPS));
    const cellOf = (j: number, children: Run[]) =>
      new TableCell({
        width: { size: twips[j], type: "dxa" },
        children: [new Paragraph({ alignment: columns[j].align === "right" ? "right" : "left", children })],
      });
    const head = columns.map(({ name }, j) =>
      cellOf(j, [new TextRun({ text: name, bold: true, size: size * HALVES })]),
    );
    const heading = this.caption(`Table ${++this.tables}. ${caption}`, source, true);
    const body = rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((cell, j) => cellOf(j, this.runs(cell, size * HALVES))),
        }),
    );
    const side = (CELL_SIDES / 2) * TWIPS;
    const table = new Table({
      width: { size: sumOf(twips), type: "dxa" },
      layout: "fixed",
      columnWidths: twips,
      margins: { left: side, right: side, marginUnitType: "dxa" },
      rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...body],
    });
    return { landscape, children: [heading, table, new Paragraph({})] };
  }

  private caption(text: string, source: PaperTable["source"], keepNext = false): Paragraph {
    const { Paragraph, TextRun, FootnoteReferenceRun } = this.docx;
    const note =
      source === null
        ? []
        : [new FootnoteReferenceRun(this.note(`Notebook ${source.notebook}, cell ${source.position}.`))];
    return new Paragraph({ style: "Caption", keepNext, children: [new TextRun(text), ...note] });
  }

  private runs(text: SourcedText, size?: number): Run[] {
    const { TextRun, FootnoteReferenceRun } = this.docx;
    const own = size === undefined ? {} : { size };
    const runs = runsOf(text).map((run) => new TextRun({ text: run.text, bold: run.strong, ...own }));
    if (!isNoted(text) || text.source === null) return runs;
    const values = text.numbers.map(({ text: written, value }) =>
      value === null || written === String(value) ? written : `${written} = ${value}`,
    );
    const { notebook, position } = text.source;
    return [
      ...runs,
      new FootnoteReferenceRun(this.note(`${values.join("; ")}. Notebook ${notebook}, cell ${position}.`)),
    ];
  }

  private note(text: string): number {
    const id = Object.keys(this.footnotes).length + 1;
    this.footnotes[id] = {
      children: [new this.docx.Paragraph({ children: [new this.docx.TextRun({ text, size: 16 })] })],
    };
    return id;
  }
}

/** Whether a footnote with the full values of its numbers follows a text. */
function isNoted({ numbers, source }: SourcedText): boolean {
  return numbers.length > 0 && source !== null;
}

/** Width and height of a PNG, as its head has them. */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The package at a fixed time: of the clock nothing is left in it, and no letter that XML cannot hold. */
function packedAgain(bytes: Uint8Array, made: Date): Uint8Array {
  const parts: Zippable = {};
  for (const [path, part] of Object.entries(unzipSync(bytes))) {
    const time = `${made.toISOString().slice(0, 19)}Z`;
    const isXml = /\.(?:xml|rels)$/.test(path);
    const text = isXml ? xmlLetters(strFromU8(part)) : "";
    const dated =
      path === "docProps/core.xml" ? text.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${time}`) : text;
    parts[path] = [isXml ? strToU8(dated) : part, { mtime: PACKED_AT, level: 6 }];
  }
  return zipSync(parts);
}
