import { beforeAll, describe, expect, test } from "vitest";
import type { LiveData } from "../../src/live/live-data";
import { liveScripts } from "../../src/live/live-scripts";
import { changed } from "../../src/live/live-settings";
import { sharedBrowser } from "../lanes/shared-browser";
import { manyCustomers } from "./many-customers";
import { studyData } from "./study-data";
import { exact, difference, type Asked, inNode, inBrowser } from "./compare-engines";

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

  test("give the same with raw amounts, other scales and customers left out", async () => {
    const states = (["standard", "robust", "minmax", "none"] as const).map((scale) =>
      changed(
        study.start,
        { scale, transform: "none", weight: "columns", without: study.base.customers.slice(3, 5) },
        study,
      ),
    );
    await compare(
      study,
      states.map((state) => ({ state, depth: "segments" as const })),
    );
  });

  test("give the same on a sample of many customers", async () => {
    const many = manyCustomers(4_000);
    await compare(many, [{ state: many.start, depth: "segments" }]);
  });

  test("and a result that differs in its last bit would be told", () => {
    expect(exact({ value: 0.1 + 0.2 })).not.toBe(exact({ value: 0.3 }));
    expect(exact(new Float64Array([0]))).not.toBe(exact(new Float64Array([-0])));
    expect(exact([NaN])).not.toBe(exact([null]));
  });
});
