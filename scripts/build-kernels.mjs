// Compiles kernels/ (AssemblyScript) into lib/math/compiled/kernel-bytes.js, where its sources have changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sources = path.join(root, "kernels");
const written = path.join(root, "lib", "math", "compiled", "kernel-bytes.js");

/** Only what every engine with SIMD computes alike: no relaxed instructions, no contracted multiply and add. */
const OPTIONS = [
  ...["-O3", "--noAssert", "--enable", "simd", "--initialMemory", "1"],
  // No memory management of its own; vectors go from function to function, never out of the module (112).
  ...["--runtime", "stub", "--use", "abort=", "--disableWarning", "112"],
];

/**
 * Writes the compiled kernels in base 64. Without the compiler (an installation without its development part) the text
 * is empty, and the plain kernels run. Returns the exit code.
 */
export function buildKernels() {
  const compiler = findCompiler();
  const mark = `// ${sourceMark(compiler)}\n`;
  if (existsSync(written) && readFileSync(written, "utf8").startsWith(mark)) return 0;
  const bytes = compiler === null ? Buffer.alloc(0) : compile(compiler);
  if (bytes === null) return 1;
  mkdirSync(path.dirname(written), { recursive: true });
  writeFileSync(written, `${mark}exports.kernelBytes = "${bytes.toString("base64")}";\n`);
  if (compiler === null)
    console.log("The kernels run uncompiled, and slower: assemblyscript is not installed.");
  return 0;
}

function findCompiler() {
  const require = createRequire(import.meta.url);
  const folders = require.resolve.paths("assemblyscript");
  const found = folders.map((folder) => path.join(folder, "assemblyscript", "package.json")).find(existsSync);
  if (!found) return null;
  return { bin: path.join(path.dirname(found), "bin", "asc.js"), version: require(found).version };
}

/** Changes with every source, the options and the compiler. */
function sourceMark(compiler) {
  const hash = createHash("sha256").update(JSON.stringify([OPTIONS, compiler?.version ?? null]));
  const files = readdirSync(sources).filter((name) => name.endsWith(".ts"));
  for (const name of files.sort()) hash.update(`${name}\0`).update(readFileSync(path.join(sources, name)));
  return hash.digest("hex");
}

function compile({ bin }) {
  const folder = mkdtempSync(path.join(tmpdir(), "kernels-"));
  try {
    const target = path.join(folder, "kernels.wasm");
    const command = [bin, path.join(sources, "index.ts"), "-o", target, ...OPTIONS];
    const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
    return status === 0 ? readFileSync(target) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
