import path from "node:path";
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
 * Takes about 200 ms.
 *
 * @param workerEntry path of the worker's script; default the one without a case.
 */
export async function liveScripts(
  workerEntry = path.join(__dirname, "general-worker"),
): Promise<LiveScripts> {
  const pageEntry = path.join(__dirname, "client", "page");
  const [page, worker] = await Promise.all([bundled(pageEntry), bundled(workerEntry)]);
  return { page, worker };
}

/** The packages' files that Node takes too, not builds of their own for browsers: the same code in both. */
function bundled(entry: string): Promise<string> {
  return bundleScript(entry, { platform: "neutral", mainFields: ["main"] });
}
