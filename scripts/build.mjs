// Compiles src/ into lib/, the package `champo`, with its style sheets, and removes what no longer has a source.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernels } from "./build-kernels.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [src, lib] = [path.join(root, "src"), path.join(root, "lib")];
/** Its time is that of the last whole build. */
const STAMP = path.join(lib, ".built");

/** Returns the exit code: 0 when lib/ is up to date and free of type errors. */
export function build() {
  removeOrphans();
  copyStyles();
  const kernels = buildKernels();
  if (kernels !== 0 || upToDate()) return kernels;
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", root], { cwd: root, stdio: "inherit" });
  // A file of its own: the compiler also writes .tsbuildinfo where it only checks types (--noEmit).
  if (status === 0) writeFileSync(STAMP, "");
  return status ?? 1;
}

function upToDate() {
  if (!existsSync(STAMP)) return false;
  const built = statSync(STAMP).mtimeMs;
  const sources = filesBelow(src).filter((file) => /(?<!\.d)\.ts$/.test(file));
  const inputs = [...sources, path.join(root, "tsconfig.json"), path.join(root, "package-lock.json")];
  const compiled = (file) => path.join(lib, path.relative(src, file).replace(/\.ts$/, ".js"));
  return inputs.every(
    (file) => statSync(file).mtimeMs <= built && (!file.startsWith(src) || existsSync(compiled(file))),
  );
}

/** The pages read their style sheets from beside the compiled code. */
function copyStyles() {
  for (const file of filesBelow(src).filter((name) => name.endsWith(".css"))) {
    const copy = path.join(lib, path.relative(src, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
}

/** A compiled file whose source is gone would still be importable; so would its type. */
function removeOrphans() {
  let removed = false;
  for (const file of filesBelow(lib)) {
    const source = path.join(src, path.relative(lib, file).replace(/(\.d\.ts|\.js)$/, ".ts"));
    if (!/\.(d\.ts|js|css)$/.test(file) || existsSync(source) || isDeclared(source)) continue;
    rmSync(file);
    removed ||= !file.endsWith(".css");
  }
  if (removed) for (const file of [STAMP, path.join(lib, ".tsbuildinfo")]) rmSync(file, { force: true });
}

/** What is declared in src/ and written into lib/ by another step of the build. */
function isDeclared(source) {
  return existsSync(source.replace(/\.ts$/, ".d.ts"));
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build());
