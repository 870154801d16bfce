import { copyFileSync, existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lendChecked, readOrBorrow } from "../../src/cases/champo/workbook/checked-workbook";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { smallWorkbook, toXlsx } from "../workbook/small-workbook";
import type { WorkbookCheck } from "../../src/cases/champo/workbook/workbook-check";

let folder: string;
let file: string;
let other: string;
let check: WorkbookCheck;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-lend-"));
  file = path.join(folder, "sales.xlsx");
  other = path.join(folder, "other.xlsx");
  writeFileSync(file, await toXlsx(smallWorkbook()));
  copyFileSync(file, other);
  check ??= await readWorkbook(file);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A check that cannot come from the file, to see which of the two was taken. */
const marked = (): WorkbookCheck => ({ ...check, fileName: "lent" });

describe("a checked workbook, lent to a run's notebooks", () => {
  test("arrives as it was read", async () => {
    const borrowed = await lendChecked(file, check, (env) => readOrBorrow(file, env));
    expect(isDeepStrictEqual(borrowed, check)).toBe(true);
  });

  test("is taken instead of the file only while the file is the same", async () => {
    await lendChecked(file, marked(), async (env) => {
      expect((await readOrBorrow(file, env)).fileName).toBe("lent");
      expect((await readOrBorrow(other, env)).fileName).toBe("other.xlsx");
      utimesSync(file, new Date(0), new Date(0));
      expect((await readOrBorrow(file, env)).fileName).toBe("sales.xlsx");
    });
  });

  test("is gone when the run ends, also when it fails", async () => {
    let lent = "";
    await expect(
      lendChecked(file, check, (env) => {
        [lent] = Object.values(env);
        expect(existsSync(lent)).toBe(true);
        return Promise.reject(new Error("the run failed"));
      }),
    ).rejects.toThrow("the run failed");
    expect(existsSync(path.dirname(lent))).toBe(false);
  });

  test("is not needed: without it the file is read", async () => {
    expect((await readOrBorrow(file, {})).workbook?.customers).toHaveLength(2);
  });
});
