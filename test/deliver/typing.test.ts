import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { customerBaseOf } from "../../src/customers/customer-base";
import { agreementText } from "../../src/deliver/typing-page";
import { typingWorkbook } from "../../src/deliver/typing-workbook";
import { randomSource } from "../../src/math/distributions/random";
import { fitTypingTools } from "../../src/models/typing/fit-typing-tools";
import { placeProspect } from "../../src/models/typing/place-prospect";

const random = randomSource(3);
const HOSTILE = '=HYPERLINK("http://example.org")';
const SIZE = 120;
const labels = Array.from({ length: SIZE }, (_, i) => i % 3);
const REGIONS = [HOSTILE, "east*", 'so"uth'];
const { columns } = customerBaseOf({
  name: "planted",
  customers: labels.map((_, i) => `C${i}`),
  columns: [
    { name: "noise", type: "score", role: "describe", numbers: labels.map(() => random()) },
    {
      name: "=region",
      type: "category",
      role: "describe",
      texts: labels.map((label) => (random() < 0.8 ? REGIONS[label] : REGIONS[Math.floor(3 * random())])),
    },
    {
      name: "staff",
      type: "count",
      role: "describe",
      unit: "people",
      numbers: labels.map((label) => (label === 2 ? 40 : 2) + Math.floor(20 * random())),
    },
    {
      name: "lucky",
      type: "category",
      role: "describe",
      texts: labels.map(() => (random() < 0.5 ? "a" : "b")),
    },
  ],
});
const SEGMENTS = ["Small", HOSTILE, "Large"];
const tools = fitTypingTools(columns, labels, SEGMENTS, { seed: 7 });

describe("typing tools", () => {
  test("ask first what separates the segments, and are right on customers left out", () => {
    expect(tools.map(({ questions }) => questions.length)).toEqual([2, 3, 4]);
    expect(tools[0].questions.map(({ column }) => column).sort()).toEqual(["=region", "staff"]);
    expect(tools[0].agreement.share).toBeGreaterThan(0.75);
    expect(agreementText(tools[0])).toMatch(/^Right for \d+ of 120 customers left out: \d+\.\d%/);
    expect(agreementText(tools[0])).not.toContain("no better");
  });

  test("say so where they are no better than naming the largest segment", () => {
    const shuffled = labels.map((_, i) => labels[(i * 7 + 31 * (i % 5)) % SIZE]);
    const [tool] = fitTypingTools(
      columns.filter(({ name }) => name === "noise" || name === "lucky"),
      shuffled,
      SEGMENTS,
      { seed: 7 },
    );
    expect(agreementText(tool)).toContain("no better than chance allows");
  });

  test("add whole points; what is left open, or not known to the tool, says nothing", () => {
    const [tool] = tools;
    const unanswered = placeProspect(tool, { "=region": "nowhere", staff: null });
    expect(unanswered).toEqual({ segment: expect.any(Number) as number, points: tool.start, answered: 0 });
    const placed = placeProspect(tool, { "=region": 'so"uth', staff: 55 });
    expect(placed.segment).toBe(2);
    expect(placed.points.every(Number.isInteger)).toBe(true);
  });

  test("refuse columns that say nothing, and too few customers", () => {
    const one = customerBaseOf({
      name: "x",
      customers: labels.map((_, i) => `C${i}`),
      columns: [{ name: "same", type: "category", role: "describe", texts: labels.map(() => "a") }],
    });
    expect(() => fitTypingTools(one.columns, labels, SEGMENTS, { seed: 7 })).toThrow(
      /no column with two answers/,
    );
    expect(() => fitTypingTools(columns, labels.slice(0, 12), SEGMENTS, { seed: 7 })).toThrow(
      /12 customers with a segment/,
    );
  });
});

describe("a typing tool as a workbook", () => {
  test("has formulas of functions and addresses only; every text of the data is the value of a cell", async () => {
    const options = { rows: 3, remarks: ["A remark"], made: new Date("2020-02-14") };
    const bytes = await typingWorkbook(tools, options);
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);
    const sheets = parts.filter(([name]) => name.startsWith("xl/worksheets/")).map(([, xml]) => xml);
    const formulas = sheets.flatMap((xml) =>
      [...xml.matchAll(/<(?:f|formula1)>([^<]*)</g)].map(([, formula]) => unescaped(formula)),
    );
    const texts = unescaped(parts.find(([name]) => name === "xl/sharedStrings.xml")![1]);
    const left = formulas.map((formula) =>
      formula
        .replace(/'Points, \d questions'!/g, "")
        .replace(/\$[A-Z]+\$?\d+/g, "")
        .replace(/\b(?:SUMPRODUCT|EXACT|ISNUMBER|IF|COUNTA|MATCH|MAX|INDEX)\b/g, ""),
    );
    expect(formulas.length).toBeGreaterThan(40);
    expect([...new Set(left.join("").replace(/""/g, ""))].sort().join("")).toMatch(/^[()*+,0:<=]*$/);
    expect(texts).toContain(`>${HOSTILE}<`);
    expect(texts).toContain(">=region<");
    expect(await typingWorkbook(tools, options)).toEqual(bytes);
  });
});

function unescaped(xml: string): string {
  return xml
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
