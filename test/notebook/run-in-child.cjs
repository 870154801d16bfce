// Runs the notebooks of a folder as the command line does, for tests that end the runner from outside.
const { readdirSync } = require("node:fs");
const path = require("node:path");
const lib = path.resolve(__dirname, "..", "..", "lib", "notebook");
const { interruptible, RunInterrupted } = require(path.join(lib, "run-interrupted.js"));
const { runNotebooks } = require(path.join(lib, "run.js"));

const [folder, figures] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => path.basename(file, ".ipynb"))
  .sort();
interruptible((signal) =>
  runNotebooks({ folder, names, figuresFolder: figures ?? null, signal, timeoutSeconds: 60 }),
).catch((error) => {
  console.error(error.message);
  process.exitCode = error instanceof RunInterrupted ? error.exitCode : 1;
});
