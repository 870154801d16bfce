import path from "node:path";
import { keep, readKept } from "../notebook/run/kept-file";
import { installedPackages, libraryDigest } from "../notebook/run/run-cache";
import { bundleScript } from "../report/pages/bundle-script";

/** The scripts of the live page, each bundled into one text. */
export interface LiveScripts {
  /** Runs in the page. */
  readonly page: string;
  /** Runs in its worker: features, clustering, validity and profiles. */
  readonly worker: string;
}

/**
 * Bundles the live page's scripts for the browser. A module that needs Node makes this fail: none may be in them.
 * Takes about 200 ms, and 0.6 s of CPU.
 *
 * @param workerEntry path of the worker's script; default the one without a case.
 * @param library a digest of the library: bundles of the same one are taken from an earlier report; default none is.
 */
export async function liveScripts(
  workerEntry = path.join(__dirname, "general-worker"),
  library?: string,
): Promise<LiveScripts> {
  const key = [library ?? "", workerEntry, installedPackages(), process.version];
  const kept = library === undefined ? undefined : readKept("live", key);
  if (kept !== undefined) return JSON.parse(kept) as LiveScripts;
  const pageEntry = path.join(__dirname, "client", "page");
  const [page, worker] = await Promise.all([bundled(pageEntry), bundled(workerEntry)]);
  // A build in the meantime: nobody knows of which files they are made.
  if (library !== undefined && library === libraryDigest())
    keep("live", key, JSON.stringify({ page, worker }));
  return { page, worker };
}

/** The packages' files that Node takes too, not builds of their own for browsers: the same code in both. */
function bundled(entry: string): Promise<string> {
  return bundleScript(entry, { platform: "neutral", mainFields: ["main"] });
}
