import os from "node:os";
import { afterAll, expect } from "vitest";
import {
  installedBrowser,
  npmBrowser,
  openBrowser,
  type OpenedBrowser,
} from "../../src/notebook/drawing/browser";
import { temporaryFolderOfRun, useTemporaryFolder } from "./use-temporary-folder";

const KEY = Symbol.for("champo.test.browser");
const shared = globalThis as { [KEY]?: Promise<OpenedBrowser> };

/** What a page may take to show what a test waits for, in milliseconds: much, since a busy machine is slow. */
export const PATIENCE = 300_000;

/**
 * The one browser of the browser lane, which has one worker. That lane opens npm's, the long lane the one that is
 * installed, as readers have it. It is started for the first file that asks and ends with the
 * worker; one that has crashed is replaced for the next file. Pages that a file leaves open are closed after it.
 */
export async function sharedBrowser(): Promise<OpenedBrowser> {
  let opened = await (shared[KEY] ??= start());
  if (opened.browser?.isConnected() === false) opened = await (shared[KEY] = start());
  const { browser } = opened;
  afterAll(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
  return opened;
}

/** The browser outlives the test file, and so must its folder. */
async function start(): Promise<OpenedBrowser> {
  const own = os.tmpdir();
  useTemporaryFolder(temporaryFolderOfRun());
  try {
    const readers = expect.getState().testPath?.includes(".long.") && !process.env["CHROME_PATH"];
    const opened = await openBrowser(readers ? [installedBrowser, npmBrowser] : undefined);
    opened.browser?.on("context", (context) => context.setDefaultTimeout(PATIENCE));
    return opened;
  } finally {
    useTemporaryFolder(own);
  }
}
