import path from "node:path";
import { findWorkbook, SYNTHETIC_WORKBOOK } from "../../cases/champo/workbook/find";
import { formatCheck } from "../../cases/champo/workbook/format-check";
import { readWorkbook } from "../../cases/champo/workbook/read";
import { lendChecked } from "../../cases/champo/workbook/checked-workbook";
import { requireTemporaryFolder, requireWritableFolder } from "../../core/require-writable";
import { runTable, showProgress } from "../../notebook/run/progress";
import { runNotebooks } from "../../notebook/run/run";
import { interruptible } from "../../notebook/run/run-interrupted";
import { selectNotebooks } from "../../notebook/run/select-notebooks";
import { placesOf } from "../../study/run-places";
import { PROJECT_FOLDER, settingsToEnvironment } from "../../study/settings";
import { requireEnoughCustomers } from "../../study/study";
import { explainEndOfRun } from "../ends/describe-failure";
import { runParameters, type ParameterSettings } from "../run-parameters";

/** Settings of `champo run --instructor`, as those of `champo run`. */
export interface InstructorRunSettings extends ParameterSettings {
  readonly only?: readonly string[];
  readonly from?: string;
  readonly out?: string;
}

/**
 * `champo run --instructor`: runs the instructors' notebooks on any workbook of the format. On the embedded workbook they
 * are written where they lie, in `instructor/`; any other run goes to `out/instructor/`. They are no chapters of the
 * report, so none is written.
 *
 * @param timeoutSeconds how long a cell may run.
 * @returns the exit code: 0 when all ran, 1 when a cell failed, 2 when the workbook cannot be used.
 */
export async function runInstructor(
  settings: InstructorRunSettings,
  timeoutSeconds: number,
): Promise<number> {
  const folder = path.join(PROJECT_FOLDER, "instructor");
  const dataFolder = path.join(PROJECT_FOLDER, "data");
  const { only, from, out } = settings;
  const names = selectNotebooks(folder, {
    ...(only === undefined ? {} : { only }),
    ...(from === undefined ? {} : { from }),
  });
  const { data, seed, values } = runParameters(settings, folder, names);
  const file = findWorkbook({ dataFolder, ...(data === undefined ? {} : { data }) });
  const embedded = path.resolve(file) === path.join(dataFolder, SYNTHETIC_WORKBOOK);
  const { data: injected, ...plain } = values;
  const parameters = { ...plain, ...(embedded || injected === undefined ? {} : { data: injected }) };
  const asCommitted = embedded && Object.keys(parameters).length === 0;
  const { results } = placesOf({ ...(out === undefined ? {} : { out }), asCommitted });
  const saveTo = path.join(results, "instructor");
  requireTemporaryFolder();
  for (const place of [results, saveTo]) requireWritableFolder(place);
  const check = await readWorkbook(file);
  if (check.workbook === null) {
    console.error(formatCheck(check));
    return 2;
  }
  requireEnoughCustomers(check.workbook.customers.length);
  const progress = showProgress();
  try {
    const env = settingsToEnvironment({ data: file, seed, outputFolder: results });
    const report = await lendChecked(file, check, (lent) =>
      interruptible((signal) =>
        runNotebooks({
          folder,
          names,
          saveTo,
          figuresFolder: null,
          signal,
          timeoutSeconds,
          env: { ...env, ...lent },
          parameters,
          onEvent: progress.onEvent,
        }),
      ),
    );
    progress.stop();
    console.log(`\n${runTable(report)}\n\nNotebooks: ${saveTo}`);
    return 0;
  } catch (error) {
    return explainEndOfRun(error, { command: "champo run --instructor", kept: saveTo }, progress.at());
  } finally {
    progress.stop();
  }
}
