import { axisKey, axisTitle, cells, fields, gridOf, plain, type Column, type Json } from "./trace-words";

/** The columns of traces whose data is not a list of points, by their type. */
export const SPECIAL_COLUMNS: ReadonlyMap<string, (trace: Json, layout: Json) => readonly Column[]> = new Map(
  [
    ["heatmap", gridColumns],
    ["contour", gridColumns],
    ["sankey", flowColumns],
    ["treemap", branchColumns],
    ["sunburst", branchColumns],
    ["icicle", branchColumns],
    ["pie", branchColumns],
    ["parcoords", dimensionColumns],
    ["splom", dimensionColumns],
  ],
);

function gridColumns(trace: Json, layout: Json): readonly Column[] {
  const rows = gridOf(trace["z"]);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const across = cells(trace["x"]) ?? Array.from({ length: width }, (_, i) => i + 1);
  const down = cells(trace["y"]) ?? rows.map((_, i) => i + 1);
  // A heat map is drawn from its foot up; a table is read from its head down, unless the axis is turned.
  const turned = fields(layout[axisKey(trace, "y")])["autorange"] === "reversed";
  const order = rows.map((_, i) => (turned ? i : rows.length - 1 - i));
  return [
    { title: axisTitle(trace, "y", layout) ?? "row", values: order.map((i) => down[i] ?? null) },
    ...across.slice(0, width).map((name, j) => ({
      title: String(name ?? ""),
      values: order.map((i) => rows[i]?.[j] ?? null),
    })),
  ];
}

function flowColumns(trace: Json): readonly Column[] {
  const link = fields(trace["link"]);
  const node = fields(trace["node"]);
  const labels = cells(node["customdata"]) ?? cells(node["label"]) ?? [];
  const ends = (key: string) => (cells(link[key]) ?? []).map((i) => labels[Number(i)] ?? i);
  return [
    { title: "from", values: ends("source") },
    { title: "to", values: ends("target") },
    { title: "value", values: cells(link["value"]) ?? [] },
  ];
}

function branchColumns(trace: Json): readonly Column[] {
  const labels = cells(trace["labels"]) ?? [];
  const ids = cells(trace["ids"]) ?? labels;
  const names = new Map(ids.map((id, i) => [id, labels[i] ?? id]));
  const parents = (cells(trace["parents"]) ?? []).map((id) => names.get(id) ?? id);
  const within = parents.some((parent) => parent !== "" && parent !== null);
  return [
    { title: "name", values: labels },
    ...(within ? [{ title: "within", values: parents }] : []),
    { title: "value", values: cells(trace["values"]) ?? [] },
  ];
}

function dimensionColumns(trace: Json): readonly Column[] {
  const dimensions = Array.isArray(trace["dimensions"]) ? trace["dimensions"].map(fields) : [];
  return dimensions.map((dimension) => {
    const places = cells(dimension["tickvals"]);
    const words = cells(dimension["ticktext"]);
    const values = cells(dimension["values"]) ?? [];
    const named = places && words && values.every((value) => places.includes(value));
    return {
      title: plain(String(dimension["label"] ?? "")),
      values: named ? values.map((value) => words[places.indexOf(value)] ?? value) : values,
    };
  });
}
