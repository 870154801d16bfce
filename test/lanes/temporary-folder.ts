import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, vi } from "vitest";
import { temporaryFolderOfRun, useTemporaryFolder } from "./use-temporary-folder";

/*
 * Each test file has a folder for temporary files of its own, and so has every program that it starts. What an earlier
 * run left on this machine is never seen. The name is short because the path of a socket may have 108 characters only.
 */
const own = mkdtempSync(path.join(temporaryFolderOfRun(), "ct-"));
useTemporaryFolder(own);

// A lane of one worker runs many files in one process: none may leave its mocks to the next.
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  useTemporaryFolder(temporaryFolderOfRun());
  rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});
