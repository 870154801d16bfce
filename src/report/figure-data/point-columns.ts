import { axisTitle, cells, fields, scaleTitle, type Column, type DataCell, type Json } from "./trace-words";

/** Places and values of points, in the order of columns, with the layout part that names each. */
const POINT_KEYS = [
  "locations",
  "lon",
  "lat",
  "theta",
  "r",
  "x",
  "y",
  "z",
  "q1",
  "median",
  "q3",
  "lowerfence",
  "upperfence",
] as const;

/** Words for what Plotly's names do not say to a reader. */
const WORDS: Readonly<Record<string, string>> = {
  locations: "place",
  lon: "longitude",
  lat: "latitude",
  theta: "direction",
  r: "value",
  q1: "lower quartile",
  q3: "upper quartile",
  lowerfence: "lower whisker",
  upperfence: "upper whisker",
};

/**
 * The columns of a trace that is a list of points: what is written next to them, their names and places, then their
 * values, the ends of their intervals, and the sizes of their marks where these differ.
 */
export function pointColumns(trace: Json, layout: Json): readonly Column[] {
  const held = POINT_KEYS.flatMap((key) => {
    const values = cells(trace[key]);
    return values ? [{ title: pointTitle(trace, key, layout, values), values }] : [];
  });
  const [first] = held;
  if (!first) return [];
  const names = new Set<string>();
  // Two axes may have one title, or none.
  const columns = held.map(({ title, values }) => {
    const unique = names.has(title) ? `${title} (2)` : title;
    names.add(unique);
    return { title: unique, values };
  });
  const labels = labelsOf(trace, first.values.length);
  const repeats = labels?.every((label, i) => held.some(({ values }) => String(values[i]) === String(label)));
  const size = cells(fields(trace["marker"])["size"]);
  return [
    ...(labels && !repeats ? [{ title: "label", values: labels }] : []),
    ...columns.filter(isText),
    ...columns.filter((column) => !isText(column)),
    ...intervalColumns(trace),
    ...(size ? [{ title: "size of the mark", values: size }] : []),
  ];
}

/** What is written next to the points or shown on hover, whichever says more; nothing where neither says anything. */
function labelsOf(trace: Json, length: number): readonly DataCell[] | undefined {
  const said = (values: readonly DataCell[]) =>
    values.filter((value) => value !== "" && value !== null).length;
  const [fullest] = [trace["text"], trace["hovertext"]]
    .flatMap((list) => {
      const values = cells(list);
      return values?.length === length && said(values) > 0 ? [values] : [];
    })
    .sort((a, b) => said(b) - said(a));
  return fullest;
}

/** Error bars as the ends of their intervals. */
function intervalColumns(trace: Json): readonly Column[] {
  return (["x", "y"] as const).flatMap((key) => {
    const bars = fields(trace[`error_${key}`]);
    const values = cells(trace[key]);
    const above = cells(bars["array"]);
    const below = cells(bars["arrayminus"]) ?? above;
    if (!values || !above || !below) return [];
    const end = (distances: readonly DataCell[], sign: 1 | -1) =>
      values.map((value, i) => {
        const distance = distances[i];
        return typeof value === "number" && typeof distance === "number" ? value + sign * distance : null;
      });
    return [
      { title: "interval from", values: end(below, -1) },
      { title: "interval to", values: end(above, 1) },
    ];
  });
}

function isText({ values }: Column): boolean {
  return values.some((value) => typeof value === "string");
}

function pointTitle(
  trace: Json,
  key: (typeof POINT_KEYS)[number],
  layout: Json,
  values: readonly DataCell[],
): string {
  if (key === "z") return scaleTitle(trace) ?? "value drawn";
  if (key !== "x" && key !== "y") return WORDS[key] ?? key;
  return axisTitle(trace, key, layout) ?? (isText({ title: "", values }) ? "name" : key);
}
