import { strToU8, unzipSync, zipSync } from "fflate";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatCheck } from "../../src/cases/champo/workbook/format-check";
import { LIMITS } from "../../src/tables/xlsx/limits";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { expectRefused } from "./expect-refused";
import { readInBrowser, smallWorkbook, temporaryFolder, toXlsx } from "./small-workbook";

const temporary = temporaryFolder();

const refusal = (bytes: Uint8Array, name = "refused.xlsx") =>
  expectRefused(temporary.write(name, bytes), bytes);

const OLE = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1016)]);

/** Overwrites the size that the central directory and the local header declare for a part. */
function declare(bytes: Uint8Array, part: string, size: number): Buffer {
  const lying = Buffer.from(bytes);
  const name = Buffer.from(part);
  for (let at = lying.indexOf(name); at !== -1; at = lying.indexOf(name, at + 1)) {
    if (at >= 46 && lying.readUInt32LE(at - 46) === 0x02014b50) lying.writeUInt32LE(size, at - 46 + 24);
    if (at >= 30 && lying.readUInt32LE(at - 30) === 0x04034b50) lying.writeUInt32LE(size, at - 30 + 22);
  }
  return lying;
}

describe("what is not a workbook is refused in one line that says what it is", () => {
  test("a text file", async () => {
    const { problems } = await refusal(Buffer.from("CustomerCode,Amount\nK-1,5\n"));
    expect(problems[0]).toMatchObject({ sheet: null, row: null, column: null });
    expect(problems[0].value).toContain("CustomerCod");
  });

  test("an empty file, and one of a single byte", async () => {
    expect((await refusal(Buffer.alloc(0))).problems[0].value).toContain("0 bytes");
    await refusal(Buffer.from("P"));
  });

  test("a file that does not exist, and a folder", async () => {
    const missing = await readWorkbook(path.join(temporary.folder, "nowhere.xlsx"));
    expect(missing.problems[0].value).toBe("no such file");
    const folder = path.join(temporary.folder, "folder.xlsx");
    mkdirSync(folder);
    expect((await readWorkbook(folder)).problems[0].value).toBe("a folder");
  });

  test("a legacy .xls", async () => {
    const { problems } = await refusal(OLE);
    expect(problems[0].value).toContain("legacy .xls");
    expect(problems[0].remedy).toContain(".xlsx");
  });

  test("an encrypted workbook", async () => {
    const { problems } = await refusal(Buffer.concat([OLE, Buffer.from("EncryptedPackage", "utf16le")]));
    expect(problems[0].value).toContain("encrypted");
    expect(problems[0].remedy).toContain("password");
  });

  test("an encrypted zip", async () => {
    const bytes = Buffer.from(await toXlsx(smallWorkbook()));
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (bytes.readUInt32LE(at) === 0x02014b50) bytes[at + 8] |= 1;
    }
    expect((await refusal(bytes)).problems[0].value).toContain("encrypted");
  });

  test("another zip, a Word document, an OpenDocument and a binary workbook", async () => {
    const zipOf = (name: string): Uint8Array => zipSync({ [name]: strToU8("text") });
    expect((await refusal(zipOf("readme.txt"))).problems[0].value).toContain("without a workbook");
    expect((await refusal(zipOf("word/document.xml"))).problems[0].value).toContain("Word");
    expect((await refusal(zipOf("content.xml"))).problems[0].value).toContain(".ods");
    expect((await refusal(zipOf("xl/workbook.bin"))).problems[0].value).toContain(".xlsb");
  });

  test("a workbook cut off in the middle, or with a damaged part", async () => {
    const bytes = await toXlsx(smallWorkbook());
    expect((await refusal(bytes.subarray(0, bytes.length / 2))).problems[0].value).toContain("damaged");
    const parts = unzipSync(bytes);
    const stored = Buffer.from(zipSync(parts, { level: 6 }));
    const name = Buffer.from("xl/worksheets/sheet2.xml");
    const at = stored.indexOf(name) + name.length;
    stored.fill(0xff, at, at + 40);
    expect((await refusal(stored)).problems[0].value).toContain("sheet2.xml");
  });

  test("a part that is no XML", async () => {
    const parts = unzipSync(await toXlsx(smallWorkbook()));
    parts["xl/worksheets/sheet3.xml"] = strToU8(
      "<worksheet><sheetData><row r='1'><c r='A1'></row></worksheet>",
    );
    const check = await readWorkbook(temporary.write("broken.xlsx", zipSync(parts)));
    expect(check.workbook).toBeNull();
    expect(formatCheck(check)).toContain("XML that cannot be read");
    expect(formatCheck(await readInBrowser("broken.xlsx", zipSync(parts)))).toContain(
      "XML that cannot be read",
    );
    parts["xl/worksheets/sheet3.xml"] = strToU8("<worksheet><sheetData><row r='1'>");
    expect((await refusal(zipSync(parts))).problems[0].value).toContain("ends before its end");
  });

  test("a package that lists no sheets, and one whose sheet has no part", async () => {
    const parts = unzipSync(await toXlsx(smallWorkbook()));
    const { "xl/_rels/workbook.xml.rels": relations, ...rest } = parts;
    expect((await refusal(zipSync(rest))).problems[0].value).toContain("list of its sheets");
    const { "xl/worksheets/sheet3.xml": dropped, ...without } = parts;
    expect(relations.length + dropped.length).toBeGreaterThan(0);
    const check = await readWorkbook(temporary.write("without.xlsx", zipSync(without)));
    expect(
      check.problems.some(({ sheet, value }) => sheet === "Data Order ONLY" && value.includes("no part")),
    ).toBe(true);
  });
});

describe("a zip bomb is refused before it goes off", () => {
  test("by the size it turns out to have, whatever it declares", async () => {
    const parts = unzipSync(await toXlsx(smallWorkbook()));
    parts["xl/worksheets/sheet2.xml"] = new Uint8Array(30_000_000);
    const bytes = declare(zipSync(parts, { level: 1 }), "xl/worksheets/sheet2.xml", 5_000);
    expect((await refusal(bytes)).problems[0].value).toContain("zip bomb");
  });

  test("by parts that share the same bytes", async () => {
    const bytes = Buffer.from(
      zipSync({ "xl/a.xml": strToU8("x".repeat(5000)), "xl/workbook.xml": strToU8("y".repeat(5000)) }),
    );
    const places: number[] = [];
    for (let at = 0; at + 4 < bytes.length; at++) if (bytes.readUInt32LE(at) === 0x02014b50) places.push(at);
    bytes.writeUInt32LE(bytes.readUInt32LE(places[0] + 42), places[1] + 42);
    expect((await refusal(bytes)).problems[0].value).toContain("zip bomb");
  });

  test("by the number of its parts", async () => {
    const many = Object.fromEntries(
      Array.from({ length: LIMITS.parts + 1 }, (_, i) => [`xl/${i}.xml`, strToU8("")]),
    );
    expect((await refusal(zipSync(many))).problems[0].legal).toContain(String(LIMITS.parts));
  });

  test("by its own size", async () => {
    const { problems } = await refusal(new Uint8Array(LIMITS.fileBytes + 1));
    expect(problems[0].value).toContain("MB");
  });
});
