import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRODUCT_COLOURS, SEGMENT_COLOURS } from "../../src/text/segment-colours";

/**
 * What readers see in the study's notebooks: a segment has one colour in all chapters, products never have a segment's,
 * and each axis is in a unit that a reader knows.
 */

interface Trace {
  readonly name?: string;
  readonly text?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly marker?: { readonly color?: unknown; readonly colors?: unknown };
  readonly line?: { readonly color?: unknown };
  readonly labels?: readonly string[];
}

interface Drawn {
  readonly chapter: string;
  readonly id: string;
  readonly data: readonly Trace[];
  readonly layout: { readonly xaxis?: { readonly ticktext?: readonly string[] } };
}

const notebooks = path.join(import.meta.dirname, "../../notebooks");
const drawn: readonly Drawn[] = readdirSync(notebooks)
  .filter((file) => file.endsWith(".ipynb"))
  .flatMap((file) => {
    const { cells } = JSON.parse(readFileSync(path.join(notebooks, file), "utf8"));
    return cells.flatMap(({ id, outputs = [] }: { id: string; outputs?: { data?: object }[] }) =>
      outputs.flatMap(({ data = {} }) =>
        Object.entries(data)
          .filter(([kind]) => kind.includes("plotly"))
          .map(([, figure]) => ({ chapter: file.slice(0, 2), id, ...figure })),
      ),
    );
  });
/** The segments in their order, as the map of chapter 08 draws them: a trace with its customers for each. */
const segments = drawn
  .find(({ chapter, id }) => chapter === "08" && id === "map")!
  .data.map((trace) => ({
    name: trace.name!,
    customers: trace.text as readonly string[],
  }));
const segmentOf = new Map(
  segments.flatMap(({ customers }, nth) => customers.map((customer): [string, number] => [customer, nth])),
);

function colourOf({ marker, line }: Trace): unknown {
  return marker?.color ?? line?.color;
}

/** The customers that a trace of one colour draws, the leaves of a tree by their places; none where it draws other things. */
function customersOf({ text, x, y }: Trace, { xaxis }: Drawn["layout"]): readonly string[] {
  const leaves = xaxis?.ticktext?.some((word) => segmentOf.has(word)) ? xaxis.ticktext : undefined;
  if (leaves !== undefined)
    return (x as number[]).filter((_, i) => (y as number[])[i] === 0).map((place) => leaves[place]);
  const words = [text, y].find((list) => Array.isArray(list) && list.some((word) => segmentOf.has(word)));
  return (words as string[] | undefined)?.filter((word) => segmentOf.has(word)) ?? [];
}

describe("one colour per thing", () => {
  it("a trace that has a segment's name has its colour, in chapters 08 and 09", () => {
    const named = drawn.flatMap(({ chapter, id, data }) =>
      data.flatMap((trace) => {
        const name = trace.name?.replaceAll("<br>", " ").replace(/^more in /, "");
        const nth = segments.findIndex((each) => each.name === name);
        return nth < 0 ? [] : [{ place: `${chapter} ${id}`, nth, colour: colourOf(trace) }];
      }),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(new Set(named.map(({ place }) => place.slice(0, 2)))).toEqual(new Set(["08", "09"]));
    expect(named.filter(({ nth, colour }) => colour !== SEGMENT_COLOURS[nth])).toEqual([]);
  });

  it("a division into as many clusters as there are segments colours a customer as its segment", () => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const { chapter, id, data, layout } of drawn) {
      const clusters = data.filter(({ name }) => /^(cluster|group) \d$/.test(name ?? ""));
      if (clusters.length !== segments.length) continue;
      for (const trace of clusters) {
        const members = customersOf(trace, layout);
        if (members.length === 0) continue;
        seen.add(`${chapter} ${id}`);
        const colour = SEGMENT_COLOURS.indexOf(String(colourOf(trace)));
        const own = members.filter((customer) => segmentOf.get(customer) === colour).length;
        if (own <= members.length / 2) wrong.push(`${chapter} ${id}: ${trace.name}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...seen]).toEqual(expect.arrayContaining(["04 dendrogram", "07 silhouette-per-customer"]));
  });

  it("k-means and Ward have the sizes of the segments, in their colours, in chapters 04 and 05", () => {
    const sizes = segments.map(({ customers }) => customers.length);
    const bars = drawn.filter(({ id }) => ["linkages", "four-methods"].includes(id));
    expect(bars.map(({ chapter }) => chapter)).toEqual(["04", "05"]);
    for (const { chapter, data } of bars) {
      const clusters = data.filter(({ name }) => name !== "noise") as { x: number[]; y: string[] }[];
      const at = clusters[0].y.indexOf("k-means");
      expect(
        clusters.map(({ x }) => x[at]),
        chapter,
      ).toEqual(sizes);
      expect(clusters.map((trace) => colourOf(trace as Trace))).toEqual(
        SEGMENT_COLOURS.slice(0, sizes.length),
      );
    }
  });

  it("products have colours of their own", () => {
    const mix = drawn.find(({ id }) => id === "mix-bars")!;
    expect(mix.data.length).toBeGreaterThan(5);
    const used = mix.data.map((trace) => String(colourOf(trace)));
    expect(used.filter((colour) => SEGMENT_COLOURS.includes(colour))).toEqual([]);
    expect(used.every((colour) => PRODUCT_COLOURS.includes(colour))).toBe(true);
  });
});

describe("units", () => {
  it("no axis is in money, in scaled units, or named like a variable", () => {
    const titles = drawn.flatMap(({ chapter, id, layout }) =>
      titlesIn(layout).map((title) => ({ place: `${chapter} ${id}`, title })),
    );
    expect(titles.length).toBeGreaterThan(100);
    const strange = /\bmoney\b|scaled units|units of the|[a-z][A-Z]/;
    expect(titles.filter(({ title }) => strange.test(title))).toEqual([]);
  });
});

describe("words", () => {
  it("no table of chapters 08 to 10 has a column of groups: a part of the division is a segment", () => {
    const tables = ["08-segment-profiles", "09-other-ml-tools", "10-recommendations"].flatMap((name) => {
      const { cells } = JSON.parse(readFileSync(path.join(notebooks, `${name}.ipynb`), "utf8"));
      return cells.flatMap(({ id, outputs = [] }: { id: string; outputs?: { data?: Tables }[] }) =>
        outputs.flatMap(({ data }) =>
          (data?.["application/vnd.champo.table+json"]?.columns ?? []).map((column) => ({ id, ...column })),
        ),
      );
    });
    expect(tables.length).toBeGreaterThan(100);
    expect(tables.filter(({ name }: { name: string }) => /^(group|cluster)$/.test(name))).toEqual([]);
  });
});

interface Tables {
  readonly "application/vnd.champo.table+json"?: { readonly columns: readonly { readonly name: string }[] };
}

function titlesIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === "title"
      ? [typeof value === "string" ? value : ((value as { text?: string }).text ?? "")]
      : titlesIn(value),
  );
}
