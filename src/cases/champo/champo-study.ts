import path from "node:path";
import { completeSettings, PROJECT_FOLDER, type StudySettings } from "../../study/settings";
import type { Study } from "../../study/study";
import type { SalesLines } from "../../lines/sales-lines";
import { CHAMPO_FEATURES } from "./champo-features";
import { champoLexicon } from "./champo-lexicon";
import { champoBase } from "./customers/champo-base";
import { customerTable, type CustomerTable } from "./customers/customer-table";
import { readOrBorrow } from "./workbook/checked-workbook";
import { champoLines, type ChampoLine } from "./sales/champo-lines";
import { findWorkbook } from "./workbook/find";
import { requireWorkbook } from "./workbook/require-workbook";
import type { Workbook } from "./workbook/tables";

/** The study of the carpet maker: what every study has, and its workbook. */
export interface ChampoStudy extends Study {
  readonly workbook: Workbook;
  readonly lines: SalesLines<ChampoLine>;
  /** One record per customer, with what only this company has: areas, samples, pieces per product type. */
  readonly customers: CustomerTable;
}

/**
 * Reads and checks the workbook and sums it up to one row per customer.
 *
 * @param own Settings that go before those of the environment. `data` is a path, from the project's folder where it is
 *   relative; "" names none.
 * @throws InputError with the full report of problems when the workbook cannot be used, or for a seed out of range.
 * @example const study = await loadStudy({ seed: 11 });
 */
export async function loadStudy(own: Partial<StudySettings> = {}): Promise<ChampoStudy> {
  const { data, seed, outputFolder } = completeSettings(own);
  const file = findWorkbook({
    ...(data === undefined ? {} : { data }),
    dataFolder: path.join(PROJECT_FOLDER, "data"),
  });
  const check = await readOrBorrow(file);
  return champoStudy(requireWorkbook(check), { seed, outputFolder, warnings: check.warnings });
}

/** The study of a workbook that has been read. */
export function champoStudy(
  workbook: Workbook,
  settings: Pick<Study, "seed" | "outputFolder" | "warnings">,
): ChampoStudy {
  const customers = customerTable(workbook);
  return Object.freeze({
    kind: "champo",
    name: workbook.source.fileName,
    fingerprint: workbook.source.fingerprint,
    synthetic: workbook.source.synthetic,
    base: champoBase(workbook, customers),
    featureOptions: CHAMPO_FEATURES,
    lines: champoLines(workbook.sales),
    lexicon: champoLexicon(customers.products),
    workbook,
    customers,
    seed: settings.seed,
    outputFolder: settings.outputFolder,
    warnings: settings.warnings,
  });
}
