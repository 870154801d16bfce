import type { OwnCase } from "../../../live/own/own-case";
import { formatCheck } from "../workbook/format-check";
import { isChampoWorkbook } from "../workbook/is-champo-workbook";
import { readWorkbookBytes } from "../workbook/read-bytes";
import { workbookLiveData } from "./workbook-live-data";

/** Workbooks in the format of this case, as a reader of the live page may drop one. */
export const champoWorkbooks: OwnCase = Object.freeze({
  recognises: isChampoWorkbook,
  read: async (own, bytes, sheets) => {
    const check = await readWorkbookBytes(own.name, bytes, () => "");
    const { workbook, problemCount, warningCount } = check;
    return {
      format: "case",
      report: formatCheck(check, "this cannot be segmented"),
      problemCount,
      warningCount,
      sheets,
      sheet: null,
      rows: workbook?.customers.length ?? 0,
      columns: [],
      money: null,
      sumBy: null,
      summed: null,
      proposal: null,
      missing: own.missing,
      leftOut: 0,
      data: workbook === null ? null : workbookLiveData(workbook, own.like),
    };
  },
} satisfies OwnCase);
