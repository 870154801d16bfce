import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

/** A Chromium unpacked from npm's `@sparticuz/chromium`. */
export interface NpmChromium {
  readonly executable: string;
  /** Its own copies of the nss libraries, for machines that have none. */
  readonly libraries: string;
  /** Its own fonts and their configuration, for machines that have none. */
  readonly fonts: string;
}

const PACKAGE = "@sparticuz/chromium";

/**
 * Unpacks the Chromium that npm ships (Linux on x64), once per version, into `node_modules/.cache` (about 220 MB).
 * The package would do it in a predictable folder of `/tmp`, which anybody may have filled before.
 *
 * @returns Why there is none, as a text, on other machines and where the optional package is not installed.
 */
export async function npmChromium(): Promise<NpmChromium | string> {
  if (process.platform !== "linux" || process.arch !== "x64") return `${PACKAGE} is for Linux on x64 only`;
  let entry: string;
  try {
    entry = require.resolve(PACKAGE);
  } catch {
    return `${PACKAGE}, an optional dependency, is not installed`;
  }
  const root = entry.slice(0, entry.lastIndexOf(path.normalize(PACKAGE)) + PACKAGE.length);
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = path.resolve(root, "..", "..", ".cache", "champo");
  const folder = path.join(cache, `chromium-${version}`);
  if (!fs.existsSync(folder)) await unpack(path.join(root, "bin"), createRequire(entry), cache, folder);
  return {
    executable: path.join(folder, "chromium"),
    libraries: path.join(folder, "al2023", "lib"),
    fonts: path.join(folder, "fonts"),
  };
}

/** The folder appears under its name only when all of it is there. */
async function unpack(bin: string, require: NodeJS.Require, cache: string, folder: string): Promise<void> {
  const { extract } = require("tar-fs") as { extract: (folder: string) => NodeJS.WritableStream };
  fs.mkdirSync(cache, { recursive: true });
  const growing = fs.mkdtempSync(path.join(cache, "unpacking-"));
  const write = (name: string, target: NodeJS.WritableStream): Promise<void> =>
    pipeline(fs.createReadStream(path.join(bin, name)), createBrotliDecompress(), target);
  try {
    await Promise.all([
      write("chromium.br", fs.createWriteStream(path.join(growing, "chromium"), { mode: 0o755 })),
      write("al2023.tar.br", extract(path.join(growing, "al2023"))),
      write("fonts.tar.br", extract(path.join(growing, "fonts"))),
      write("swiftshader.tar.br", extract(growing)),
    ]);
    fs.renameSync(growing, folder);
  } catch (error) {
    fs.rmSync(growing, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error; // another process may have been first
  }
}
