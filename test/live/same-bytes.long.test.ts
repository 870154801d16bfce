import { beforeAll, describe, expect, test } from "vitest";
import type { LiveData } from "../../src/live/live-data";
import { LIVE_METHODS } from "../../src/live/live-methods";
import { liveScripts } from "../../src/live/live-scripts";
import { changed } from "../../src/live/live-settings";
import { sharedBrowser } from "../lanes/shared-browser";
import { studyData } from "./study-data";
import { difference, type Asked, inNode, inBrowser } from "./compare-engines";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The engine is not run in a browser. ${opened.reason}`);

describe.skipIf(opened.browser === null)("the engine in Chromium and in Node", () => {
  let worker: string;
  let study: LiveData;

  beforeAll(async () => {
    ({ worker } = await liveScripts());
    study = await studyData();
  });

  const compare = async (data: LiveData, asked: readonly Asked[]) => {
    const there = await inBrowser(opened.browser!, worker, data, asked);
    asked.forEach((each, i) => expect(difference(inNode(data, each), there[i])).toBeNull());
  };

  test.each(LIVE_METHODS.map(({ id }) => id))(
    "give the same labels, maps, scores and profiles, bit by bit, for three seeds: %s",
    async (method) => {
      const states = [1, 7, 4294967295].map((seed) =>
        changed(study.start, { method, seed, parameters: { k: 4 } }, study),
      );
      await compare(
        study,
        states.map((state) => ({ state, depth: "segments" as const })),
      );
    },
  );

  test.each(["k-means", "ward", "k-medoids", "hdbscan", "gaussian-mixture"] as const)(
    "give the same stability and the same null: %s",
    async (method) => {
      await compare(study, [{ state: changed(study.start, { method }, study), depth: "checks" }]);
    },
  );

  test("give the same scorecard and decision", async () => {
    await compare(study, [{ state: study.start, depth: "scorecard" }]);
  });
});
