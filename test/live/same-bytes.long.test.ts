import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LivePart } from "../../src/live/engine/live-parts";
import type { LiveData } from "../../src/live/live-data";
import { LIVE_METHODS } from "../../src/live/live-methods";
import type { LiveDepth } from "../../src/live/live-protocol";
import { liveScripts } from "../../src/live/live-scripts";
import { changed } from "../../src/live/live-settings";
import type { LiveState } from "../../src/live/live-state";
import { sharedBrowser } from "../lanes/shared-browser";
import { studyData } from "./study-data";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The engine is not run in a browser. ${opened.reason}`);

/** A result as text from which every bit of every number can be told. */
function exact(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (ArrayBuffer.isView(each)) return Array.from(each as Float64Array);
    if (typeof each !== "number") return each;
    return Object.is(each, -0) ? "-0" : Number.isFinite(each) ? each : String(each);
  });
}

/** Where two results part, with what stands around it; null where they are the same. */
function difference(here: string, there: string): { here: string; there: string } | null {
  if (here === there) return null;
  let at = 0;
  while (here[at] === there[at]) at++;
  return { here: here.slice(at - 60, at + 30), there: there.slice(at - 60, at + 30) };
}

interface Asked {
  readonly state: LiveState;
  readonly depth: LiveDepth;
}

function inNode(data: LiveData, { state, depth }: Asked): string {
  return exact([...fitLive(data, state, depth, () => undefined)]);
}

async function inBrowser(
  browser: Browser,
  worker: string,
  data: LiveData,
  asked: readonly Asked[],
): Promise<string[]> {
  const page = await browser.newPage();
  try {
    const parts = await page.evaluate(
      async ({ worker, data, asked }) => {
        const write = (value: unknown) =>
          JSON.stringify(value, (_, each: unknown) => {
            if (ArrayBuffer.isView(each)) return Array.from(each as Float64Array);
            if (typeof each !== "number") return each;
            return Object.is(each, -0) ? "-0" : Number.isFinite(each) ? each : String(each);
          });
        const started = new Worker(URL.createObjectURL(new Blob([worker])));
        started.postMessage({ type: "load", data });
        const results: string[] = [];
        for (const [job, { state, depth }] of asked.entries()) {
          results.push(
            await new Promise<string>((resolve, reject) => {
              const parts: LivePart[] = [];
              started.onmessage = ({ data: response }) => {
                if (response.job !== job) return;
                if (response.type === "part") parts.push(response.part);
                if (response.type === "done") resolve(write(parts));
                if (response.type === "failed") reject(new Error(response.message));
              };
              started.postMessage({ type: "fit", job, state, depth });
            }),
          );
        }
        started.terminate();
        return results;
      },
      { worker, data, asked },
    );
    return parts;
  } finally {
    await page.close();
  }
}

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
    60_000,
  );

  test.each(["k-means", "ward", "k-medoids", "hdbscan", "gaussian-mixture"] as const)(
    "give the same stability and the same null: %s",
    async (method) => {
      await compare(study, [{ state: changed(study.start, { method }, study), depth: "checks" }]);
    },
    60_000,
  );

  test("give the same scorecard and decision", async () => {
    await compare(study, [{ state: study.start, depth: "scorecard" }]);
  });
});
