import type { Browser } from "playwright-core";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LivePart } from "../../src/live/engine/live-parts";
import type { LiveData } from "../../src/live/live-data";
import type { LiveDepth } from "../../src/live/live-protocol";
import type { LiveState } from "../../src/live/live-state";

/** A result as text from which every bit of every number can be told. */
export function exact(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (ArrayBuffer.isView(each)) return Array.from(each as Float64Array);
    if (typeof each !== "number") return each;
    return Object.is(each, -0) ? "-0" : Number.isFinite(each) ? each : String(each);
  });
}

/** Where two results part, with what stands around it; null where they are the same. */
export function difference(here: string, there: string): { here: string; there: string } | null {
  if (here === there) return null;
  let at = 0;
  while (here[at] === there[at]) at++;
  return { here: here.slice(at - 60, at + 30), there: there.slice(at - 60, at + 30) };
}

export interface Asked {
  readonly state: LiveState;
  readonly depth: LiveDepth;
}

export function inNode(data: LiveData, { state, depth }: Asked): string {
  return exact([...fitLive(data, state, depth, () => undefined)]);
}

export async function inBrowser(
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
