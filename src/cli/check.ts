import { formatCheck } from "../cases/champo/workbook/format-check";
import { readWorkbook } from "../cases/champo/workbook/read";

/** `champo check FILE`: prints what is wrong with a workbook, all of it. Exit code 0 when it can be used, else 2. */
export async function checkCommand(file: string): Promise<number> {
  const check = await readWorkbook(file);
  console.log(formatCheck(check));
  return check.workbook === null ? 2 : 0;
}
