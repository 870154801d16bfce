import { strToU8 } from "fflate";
import type { SheetContent } from "./cells";
import { noticePicture } from "./notice-picture";
import { escapeXml, MAIN, RELATIONSHIPS, SharedStrings, worksheetXml, XML_HEAD } from "./spreadsheet-xml";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The date used wherever the format asks for one, so that equal seeds give equal files. */
const MADE_ON = "2020-02-15T00:00:00Z";

/** The files inside an .xlsx, by their paths, in the order in which a streaming reader likes them. */
export function packageParts(sheets: readonly SheetContent[]): Map<string, Uint8Array> {
  const strings = new SharedStrings();
  const written = sheets.map((sheet) => worksheetXml(sheet, strings));
  const parts = new Map<string, Uint8Array>();
  const add = (path: string, xml: string): unknown => parts.set(path, strToU8(xml));
  add("[Content_Types].xml", contentTypes(sheets.length));
  add(
    "_rels/.rels",
    relationships([
      ["officeDocument", "xl/workbook.xml"],
      ["extended-properties", "docProps/app.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
  );
  add(
    "docProps/app.xml",
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>champo synthesise</Application></Properties>`,
  );
  add("docProps/core.xml", coreProperties());
  add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["calcChain", "calcChain.xml"],
    ]),
  );
  add("xl/workbook.xml", workbookXml(sheets));
  add("xl/styles.xml", STYLES);
  add("xl/sharedStrings.xml", strings.toXml());
  written.forEach(({ xml }, i) => add(`xl/worksheets/sheet${i + 1}.xml`, xml));
  const drawn = sheets.findIndex(({ drawing }) => drawing) + 1;
  add(`xl/worksheets/_rels/sheet${drawn}.xml.rels`, relationships([["drawing", "../drawings/drawing1.xml"]]));
  add("xl/drawings/drawing1.xml", DRAWING_XML);
  add("xl/drawings/_rels/drawing1.xml.rels", relationships([["image", "../media/image1.png"]]));
  parts.set("xl/media/image1.png", noticePicture());
  const chain = written.flatMap(({ formulas }, i) =>
    formulas.map((address) => `<c r="${address}" i="${i + 1}"/>`),
  );
  add("xl/calcChain.xml", `${XML_HEAD}<calcChain xmlns="${MAIN}">${chain.join("")}</calcChain>`);
  return parts;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(([type, target], i) => {
    const fullType = type.includes("/") ? type : `${RELATIONSHIPS}/${type}`;
    return `<Relationship Id="rId${i + 1}" Type="${fullType}" Target="${target}"/>`;
  });
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${type}"/>`;
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    override("/xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`) +
    override("/xl/styles.xml", `${SPREADSHEET}.styles+xml`) +
    override("/xl/sharedStrings.xml", `${SPREADSHEET}.sharedStrings+xml`) +
    override("/xl/calcChain.xml", `${SPREADSHEET}.calcChain+xml`) +
    override("/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml") +
    Array.from({ length: sheets }, (_, i) =>
      override(`/xl/worksheets/sheet${i + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
    ).join("") +
    "</Types>"
  );
}

function coreProperties(): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    "<dc:title>Synthetic sales workbook in the Champo format</dc:title><dc:creator>champo synthesise</dc:creator>" +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE_ON}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE_ON}</dcterms:modified></cp:coreProperties>`
  );
}

function workbookXml(sheets: readonly SheetContent[]): string {
  const items = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${items.join("")}</sheets></workbook>`;
}

const STYLES =
  `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF7F3EA"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const DRAWING_XML =
  `${XML_HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">` +
  "<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>" +
  '<xdr:ext cx="2286000" cy="1524000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" descr="A woven pattern of lozenges"/><xdr:cNvPicPr/></xdr:nvPicPr>' +
  `<xdr:blipFill><a:blip xmlns:r="${RELATIONSHIPS}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
  '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2286000" cy="1524000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>' +
  "</xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>";
