/*
 * The kernel's entry point, run by our kernelspec: `node kernel-main.js CONNECTION_FILE`. It starts tslab's own kernel
 * in the current folder with the corrections of faithful-kernel.ts.
 */
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { readBareDeclarations, type DeclarationReader } from "./bare-declarations";
import { makeFaithful } from "./faithful-kernel";
import { FileRecorder } from "./file-record";
import { answerFrontEnds } from "./front-end-answers";
import { kernelExtras } from "./kernel-extras";
import { RECORD_FILE } from "./kernelspec";
import { doLookupsAtOnce, type TimerSystem } from "./lookup-timer";
import { withPlainBuilder, type TypeScriptBuilders } from "./plain-builder";
import type { TypeScriptParser } from "./shorthand-properties";
import type {
  TslabConverterModule,
  TslabExecutorModule,
  TslabJupyterModule,
  TslabMainModule,
} from "./tslab-internals";

const connectionFile = process.argv[2];
if (connectionFile === undefined) {
  process.stderr.write("kernel-main: expected the path of a Jupyter connection file\n");
  process.exit(2);
}

// A cell's output must not depend on the terminal Jupyter was started from.
delete process.env["FORCE_COLOR"];
process.env["NO_COLOR"] = "1";

// Of our own client: its process id; empty where a sandbox hides it, and ends the kernel itself.
const client = process.env["CHAMPO_KERNEL_PARENT"];
delete process.env["CHAMPO_KERNEL_PARENT"];
const parent = Number(client ?? process.env["JPY_PARENT_PID"]);
if (parent > 0) {
  const workerData = { parent, connectionFile: client ? connectionFile : null };
  new Worker(path.join(__dirname, "parent-watch.js"), { workerData, stdout: true, stderr: true }).unref();
}

/* eslint-disable @typescript-eslint/no-require-imports -- tslab's inner modules have no types that fit */
const requireOfTslab = createRequire(require.resolve("tslab/dist/converter.js"));
const compiler = "@tslab/typescript-for-tslab";
const library = path.resolve(__dirname, "..", "..");
const libraryTypes = ["index.d.ts", path.join("cell", "cell-globals.d.ts")].map((file) =>
  path.join(library, file),
);
const typescript = withPlainBuilder(
  requireOfTslab(compiler) as TypeScriptParser &
    TypeScriptBuilders & { readonly sys: TimerSystem & DeclarationReader },
  libraryTypes.filter((file) => existsSync(file)),
);
(require.cache[requireOfTslab.resolve(compiler)] as NodeJS.Module).exports = typescript;
const jupyter = require("tslab/dist/jupyter.js") as TslabJupyterModule;
const converter = require("tslab/dist/converter.js") as TslabConverterModule;
const executor = require("tslab/dist/executor.js") as TslabExecutorModule;
const { startKernel } = require("tslab/dist/main.js") as TslabMainModule;
const { addCellGlobals } = require("../../cell/cell-globals.js") as { addCellGlobals: () => void };
/* eslint-enable @typescript-eslint/no-require-imports */

const watched = client === undefined; // our own runner draws the figures itself
doLookupsAtOnce(typescript.sys);
// Of a run: nobody asks what a word means.
if (process.env[RECORD_FILE] !== undefined) readBareDeclarations(typescript.sys);
addCellGlobals();
answerFrontEnds({ jupyter, typescript });
const extras = kernelExtras(watched);
const scopeEnds = process.env[RECORD_FILE] === undefined ? (): void => undefined : recordFiles();
const modules = { jupyter, executor, converter, typescript };
const { watchProcess } = makeFaithful(modules, extras, scopeEnds);
startKernel({ configPath: connectionFile, enableFindLocal: false });
watchProcess();

/**
 * Records what the cells do with files, and writes it to the file named in the environment when the kernel is asked to end.
 *
 * @returns Writes what was recorded in a scope that ends, and begins the record of the next.
 */
function recordFiles(): () => void {
  const packages = `${path.sep}node_modules${path.sep}`;
  const ofLibrary = (place: string): boolean => place === library || place.startsWith(library + path.sep);
  const recorder = new FileRecorder(
    (place) => place === connectionFile || ofLibrary(place) || `${place}${path.sep}`.includes(packages),
  );
  const write = (): void => {
    const loaded = Object.keys(require.cache).filter(ofLibrary);
    const file = process.env[RECORD_FILE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(recorder.record(loaded)));
  };
  // When it is asked to end, and not when it has: a kernel with work left over may be killed before it ends by itself.
  const server = jupyter.ZmqServer.prototype;
  const close = server.close;
  server.close = function () {
    write();
    close.call(this);
  };
  recorder.leaveOut(typescript.sys);
  recorder.leaveOut(extras); // looks at the folders in which cells may leave something
  recorder.start();
  return () => {
    write();
    recorder.forget();
  };
}
