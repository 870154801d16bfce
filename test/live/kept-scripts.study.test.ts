import path from "node:path";
import { expect, test } from "vitest";
import { liveScripts } from "../../src/live/live-scripts";
import { readKept } from "../../src/notebook/run/kept-file";
import { installedPackages, libraryDigest } from "../../src/notebook/run/run-cache";

test("the live page's scripts are kept for this library only, and are those of a new bundle", async () => {
  const worker = path.join(__dirname, "..", "..", "lib", "live", "general-worker");
  const kept = (library: string) => readKept("live", [library, worker, installedPackages(), process.version]);
  const fresh = await liveScripts(worker);
  const library = libraryDigest();
  expect(await liveScripts(worker, library)).toEqual(fresh);
  expect(JSON.parse(kept(library)!)).toEqual(fresh);
  expect(await liveScripts(worker, library)).toEqual(fresh);
  expect(await liveScripts(worker, "another library")).toEqual(fresh);
  expect(kept("another library")).toBeUndefined();
});
