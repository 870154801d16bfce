import { expand, type Container } from "./container";
import type { ProblemLog } from "../problem-log";

/** A worksheet of the package: its name and where its XML is. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

/** What the package's own parts say of it. */
export interface PackageIndex {
  readonly sheets: readonly SheetPart[];
  /** True where days are counted from 1904, as old Macintosh workbooks do. */
  readonly from1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/** Reads `xl/workbook.xml` and its relationships: which sheets there are, in order, and where. */
export function readPackageIndex(container: Container, log: ProblemLog): PackageIndex | null {
  const text = (path: string): string | null => {
    const part = expand(container, path, log);
    return part === null ? null : new TextDecoder().decode(part);
  };
  const workbook = text("xl/workbook.xml");
  const relations = text("xl/_rels/workbook.xml.rels");
  if (workbook === null || relations === null) {
    if (log.count === 0) {
      log.add({
        value: "a package without a list of its sheets",
        legal: "an .xlsx workbook",
        remedy: "Open the file in a spreadsheet program and save it again",
      });
    }
    return null;
  }
  const targets = elements(relations, "Relationship").map((tag) => ({
    id: attribute(tag, "Id"),
    type: attribute(tag, "Type").split("/").at(-1),
    path: resolveTarget(attribute(tag, "Target")),
  }));
  const sheets = elements(workbook, "sheet").flatMap((tag) => {
    const target = targets.find(({ id }) => id === attribute(tag, "\\w+:id"));
    return target?.type === "worksheet" ? [{ name: attribute(tag, "name"), path: target.path }] : [];
  });
  const properties = elements(workbook, "workbookPr")[0] ?? "";
  const pathOf = (type: string): string | null =>
    targets.find((target) => target.type === type)?.path ?? null;
  return {
    sheets,
    from1904: ["1", "true"].includes(attribute(properties, "date1904")),
    sharedStrings: pathOf("sharedStrings"),
    styles: pathOf("styles"),
  };
}

/** Targets are relative to `xl/`, or absolute, as some writers have it. */
function resolveTarget(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

/** The start tags of a name, whatever its prefix. */
export function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, "g")) ?? [];
}

/** An attribute of a start tag; "" where it has none. */
export function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return unescapeXml(match?.[1] ?? match?.[2] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text of XML, its entities and references resolved. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
