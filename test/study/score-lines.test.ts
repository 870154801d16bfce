import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { columnNamed } from "../../src/customers/customer-base";
import { OTHER_PRODUCTS } from "../../src/lines/product-columns";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { baseWithMix } from "../../src/lines/base-with-mix";
import { comparePeriods } from "../../src/study/compare-periods";
import { compareStudies } from "../../src/study/compare-studies";
import { describedStudy, type DescribedStudy } from "../../src/study/description/described-study";
import { DEFAULT_DESCRIPTION } from "../../src/study/description/study-description";
import { writeDescription } from "../../src/study/description/write-description";
import { GENERAL_CASE } from "../../src/study/general/general-case";
import { saveSegments, segmentsFile } from "../../src/study/segments-file";
import { choiceOf } from "../cli/lent-study";
import { temporaryFolder } from "../workbook/small-workbook";

const temporary = temporaryFolder();

/** Lines of thirty customers who buy each of the products named, some of them much and often. */
function linesOf(products: readonly string[], customers = 30): string {
  const rows = Array.from({ length: customers }, (_, c) =>
    products.flatMap((product, p) =>
      Array.from({ length: c % 3 === 0 ? 3 : 1 }, (_, i) =>
        [
          `c${c}`,
          `${c}-${p}-${i}`,
          `2020-${String(1 + ((p + c) % 12)).padStart(2, "0")}-1${i}`,
          product,
          (c % 3 === 0 ? 50 : 4) * (products.length - p) + ((c * 7) % 5),
        ].join(","),
      ),
    ),
  );
  return ["buyer,order no,day,product,total", ...rows.flat()].join("\n");
}

async function studyOf(name: string, text: string): Promise<DescribedStudy> {
  const folder = path.join(path.dirname(temporary.write(`${name}.csv`, Buffer.from(text))), name);
  mkdirSync(folder, { recursive: true });
  const lineColumns = {
    customer: "buyer",
    order: "order no",
    date: "day",
    product: "product",
    amount: "total",
  };
  const description = { ...DEFAULT_DESCRIPTION, lines: [`../${name}.csv`], lineColumns };
  writeFileSync(path.join(folder, "study.yaml"), writeDescription(description));
  return describedStudy(path.join(folder, "study.yaml"), { outputFolder: folder });
}

const first = Array.from({ length: 15 }, (_, i) => `p${i}`);
/** Another month has other largest products: p0 is not sold, and a new one leads. */
const later = ["new", ...first.slice(1)];

/** A study whose choice a run has saved, so that no other is made. */
async function savedStudy(name: string, text: string): Promise<DescribedStudy> {
  const study = await studyOf(name, text);
  saveSegments(study, choiceOf(study));
  return study;
}

describe("new sales lines", () => {
  test("are scored by the products of the study, whatever sells most now", async () => {
    const study = await studyOf("first", linesOf(first));
    const segments = segmentsFile(study, choiceOf(study));
    const same = await GENERAL_CASE.readCustomers(
      temporary.write("again.csv", Buffer.from(linesOf(first))),
      segments,
    );
    expect(scoreCustomers(segments, same.base).map(({ nearest }) => nearest)).toEqual(
      scoreCustomers(segments, study.base).map(({ nearest }) => nearest),
    );
    const { base } = await GENERAL_CASE.readCustomers(
      temporary.write("later.csv", Buffer.from(linesOf(later, 31))),
      segments,
    );
    expect(base.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["p0", "p11", OTHER_PRODUCTS]),
    );
    expect([...columnNamed(base, "p0").numbers!].every((money) => money === 0)).toBe(true);
    // What the study has not seen is among the others: p12 to p14, and the new one, which brings most.
    expect(columnNamed(base, OTHER_PRODUCTS).numbers![0]).toBeGreaterThan(3 * 50 * later.length);
    expect(scoreCustomers(segments, base)).toHaveLength(31);
  });

  test("of another period are compared by the products of the earlier one", async () => {
    const before = await savedStudy("first", linesOf(first));
    const after = await savedStudy("later", linesOf(later));
    const { newPlaces, drift } = compareStudies(before, after);
    expect(newPlaces.size).toBe(30);
    expect(drift.map(({ feature }) => feature)).toContain("p0 share");
    expect(drift.map(({ feature }) => feature)).not.toContain("new share");
  });

  test("that an engine has summed are compared so in every step of several periods", async () => {
    const before = await savedStudy("first", linesOf(first));
    const after = await savedStudy("reversed", linesOf([...first].reverse()));
    const made = baseWithMix(after.base, after.lines!, before.base);
    const away = { ...after, lines: null };
    const { steps } = comparePeriods([before, before, away], [null, made]);
    const { drift } = compareStudies(before, after);
    expect(steps[1].drift).toEqual(drift);
    expect(compareStudies(before, away).drift).not.toEqual(drift);
  });
});
