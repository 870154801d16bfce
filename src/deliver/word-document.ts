import type * as Docx from "docx" with { "resolution-mode": "import" };
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { PACKED_AT } from "../tables/xlsx/excel-cells";
import { xmlLetters } from "../text/xml-letters";
import type { Paper, PaperBlock, PaperTable } from "./paper";
import { runsOf, type SourcedText } from "./sourced-text";

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

/** Pixels between the margins of A4. */
const WIDTH = 600;
const WHOLE = 100;

/**
 * Papers as one Word document for people who comment and track changes: headings, real tables with repeated heads, captions,
 * figures with alternative texts, and a footnote at each sentence with the full values of its numbers and the cell they come
 * from. The same input gives the same bytes.
 */
export async function wordDocument(papers: readonly Paper[], options: WordOptions): Promise<Uint8Array> {
  const docx = await import("docx");
  const writer = new Writer(docx);
  const body = papers.flatMap((paper) => writer.paper(paper));
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
    sections: [
      {
        headers: {},
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                alignment: "center",
                children: [
                  new docx.TextRun({
                    children: [docx.PageNumber.CURRENT, " / ", docx.PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new docx.Paragraph({ heading: "Title", text: options.title }),
          new docx.Paragraph({ children: [new docx.TextRun({ text: options.subtitle, italics: true })] }),
          ...options.provenance.map(
            ([label, value]) =>
              new docx.Paragraph({
                children: [new docx.TextRun({ text: `${label}: `, bold: true }), new docx.TextRun(value)],
              }),
          ),
          ...body,
        ],
      },
    ],
  });
  return packedAgain(new Uint8Array(await docx.Packer.toBuffer(document)), options.made);
}

/** Makes paragraphs and tables, and counts the footnotes. */
class Writer {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private tables = 0;
  private figures = 0;

  constructor(private readonly docx: Library) {}

  paper({ title, sections }: Paper): (Paragraph | Table)[] {
    const { Paragraph } = this.docx;
    return [
      new Paragraph({ heading: "Heading1", text: title, pageBreakBefore: true }),
      ...sections.flatMap(({ title: heading, level = 1, blocks }) => [
        ...(heading === title
          ? []
          : [
              new Paragraph({
                heading: level === 1 ? "Heading2" : "Heading3",
                text: heading,
                keepNext: true,
              }),
            ]),
        ...blocks.flatMap((block) => this.block(block)),
      ]),
    ];
  }

  private block(block: PaperBlock): (Paragraph | Table)[] {
    const { Paragraph, ImageRun } = this.docx;
    switch (block.kind) {
      case "text":
        return [new Paragraph({ spacing: { after: 120 }, children: this.runs(block.text) })];
      case "list":
        return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: this.runs(item) }));
      case "table":
        return this.table(block.table);
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

  private table({ caption, columns, rows, source }: PaperTable): (Paragraph | Table)[] {
    const { Paragraph, Table, TableCell, TableRow, TextRun } = this.docx;
    const alignment = (j: number) => (columns[j].align === "right" ? "right" : "left");
    const widths = columns.map(({ width }) => ({
      width: { size: Math.round(WHOLE * (width ?? 1 / columns.length)), type: "pct" as const },
    }));
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(
        ({ name }, j) =>
          new TableCell({
            ...widths[j],
            children: [
              new Paragraph({
                alignment: alignment(j),
                children: [new TextRun({ text: name, bold: true, size: 18 })],
              }),
            ],
          }),
      ),
    });
    const body = rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (cell, j) =>
              new TableCell({
                ...widths[j],
                children: [new Paragraph({ alignment: alignment(j), children: this.runs(cell, 18) })],
              }),
          ),
        }),
    );
    return [
      this.caption(`Table ${++this.tables}. ${caption}`, source, true),
      new Table({ width: { size: WHOLE, type: "pct" }, rows: [head, ...body] }),
      new Paragraph({}),
    ];
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
    if (text.numbers.length === 0 || text.source === null) return runs;
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
