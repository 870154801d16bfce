import path from "node:path";
import { build } from "esbuild";

/** The scripts of the live page, each bundled into one text. */
export interface LabScripts {
  /** Runs in the page. */
  readonly page: string;
  /** Runs in its worker: the study's own features, clustering, validity and profiles. */
  readonly worker: string;
}

/**
 * Bundles the live page's scripts for the browser. A module that needs Node makes this fail: none may be in them.
 * Takes about 200 ms.
 */
export async function labScripts(): Promise<LabScripts> {
  const [page, worker] = await Promise.all([bundled("client/page"), bundled("worker")]);
  return { page, worker };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    // The packages' files that Node takes too, not builds of their own for browsers: the same code in both.
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`esbuild gave no bundle of ${entry}`);
  return bundle.text.trim();
}
