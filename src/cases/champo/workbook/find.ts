import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { InputError } from "../../../core/input-error";

/** The embedded workbook's file name in the data folder. */
export const SYNTHETIC_WORKBOOK = "champo-synthetic.xlsx";

/** What counts as a user's own workbook; formats that cannot be read are chosen too, so that the check explains. */
const WORKBOOK_NAME = /\.(xlsx|xlsm|xlsb|xls|ods)$/i;

/**
 * Which workbook a study uses: the one named, else the user's own in the data folder, else the synthetic.
 *
 * @throws InputError when the named file does not exist, when the folder holds several workbooks of the
 * user's, or none at all.
 * @example findWorkbook({ dataFolder: "data" }) // "data/champo-synthetic.xlsx"
 */
export function findWorkbook(options: { readonly data?: string; readonly dataFolder: string }): string {
  const { data, dataFolder } = options;
  if (data !== undefined) {
    if (existsSync(data)) return data;
    throw new InputError({ where: "--data", what: `"${data}", which does not exist`, legal: "a workbook" });
  }
  const own = existsSync(dataFolder)
    ? readdirSync(dataFolder)
        // Names that begin with ~$ or a dot are locks and leftovers of an open spreadsheet program.
        .filter((name) => WORKBOOK_NAME.test(name) && !/^(~\$|\.)/.test(name) && name !== SYNTHETIC_WORKBOOK)
        .sort()
    : [];
  if (own.length === 1) return path.join(dataFolder, own[0]);
  if (own.length > 1) {
    throw new InputError({
      where: `folder ${dataFolder}`,
      what: own.join(", "),
      legal: "one workbook of your own",
      remedy: "Choose one by --data FILE",
    });
  }
  const synthetic = path.join(dataFolder, SYNTHETIC_WORKBOOK);
  if (existsSync(synthetic)) return synthetic;
  throw new InputError({
    where: `folder ${dataFolder}`,
    what: "no workbook",
    legal: `a workbook of your own, or ${SYNTHETIC_WORKBOOK}`,
    remedy: "Make one by: champo synthesise --seed 7",
  });
}
