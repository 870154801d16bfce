// Runs the notebooks of a folder as the command line does, for tests that end the runner from outside.
import { readdirSync } from "node:fs";
import path from "node:path";
import { interruptible, RunInterrupted } from "../../lib/notebook/run/run-interrupted.js";
import { runNotebooks } from "../../lib/notebook/run/run.js";

const [folder, figures] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => path.basename(file, ".ipynb"))
  .sort();
const work = (signal) =>
  runNotebooks({ folder, names, figuresFolder: figures ?? null, signal, timeoutSeconds: 600 });
try {
  await interruptible(work);
} catch (error) {
  console.error(error.message);
  process.exitCode = error instanceof RunInterrupted ? error.exitCode : 1;
}
