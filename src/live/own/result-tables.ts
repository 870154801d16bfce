import type { PlainSheet } from "../../tables/xlsx/plain-workbook";
import { NOISE } from "../../math/noise";
import type { LiveSegments } from "../engine/live-parts";
import { descriptorsOf } from "../../segments/profiles/descriptor";
import { baseOf, type LiveData } from "../live-data";
import { writeLink } from "../live-link";
import { liveMethod } from "../live-methods";
import type { LiveState } from "../live-state";

/** The segment of a customer who is in none. */
const NONE = "none";
const LEFT_OUT = "left out";

/**
 * The outcome as tables: every customer with its segment, silhouette and figures; the segments; the settings that give it
 * again. What is not defined is an empty cell.
 */
export function resultTables(data: LiveData, state: LiveState, part: LiveSegments): readonly PlainSheet[] {
  return Object.freeze([customersSheet(data, part), segmentsSheet(data, part), settingsSheet(data, state)]);
}

/** The same as plain data. */
export function resultJson(data: LiveData, state: LiveState, part: LiveSegments): string {
  const [customers, segments] = resultTables(data, state, part).map(({ columns, rows }) =>
    rows.map((row) => Object.fromEntries(columns.map(({ name }, j) => [name, row[j] ?? null]))),
  );
  const content = {
    version: 1,
    data: data.name,
    settings: state,
    silhouette: part.silhouette.value,
    segments,
    customers,
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

function customersSheet(data: LiveData, part: LiveSegments): PlainSheet {
  const at = new Map(Array.from(part.rows, (row, i) => [row, i]));
  const nameOf = new Map(part.segments.map(({ label, name }) => [label, name.name]));
  const { numeric, categories } = descriptorsOf(baseOf(data));
  const figures = uniqueNames(
    ["customer", "segment", "segment name", "silhouette"],
    [
      ...numeric.map(({ name, unit }) => (unit === "" ? name : `${name} (${unit})`)),
      ...categories.map(({ name }) => name),
    ],
  );
  return {
    name: "Customers",
    columns: [
      { name: "customer" },
      { name: "segment", format: "whole" },
      { name: "segment name" },
      { name: "silhouette", format: "decimal" },
      ...figures.map((name, j) => ({
        name,
        format: j < numeric.length ? ("decimal" as const) : ("text" as const),
      })),
    ],
    rows: data.base.customers.map((customer, row) => {
      const i = at.get(row);
      const label = i === undefined ? NOISE : part.labels[i];
      return [
        customer,
        label === NOISE ? null : label + 1,
        i === undefined ? LEFT_OUT : (nameOf.get(label) ?? NONE),
        i === undefined ? null : part.silhouette.perRow[i],
        ...numeric.map(({ values }) => (Number.isNaN(values[row]) ? null : values[row])),
        ...categories.map(({ values }) => values[row]),
      ];
    }),
  };
}

/** Column names of the segments' table, besides that of the value column. */
const SEGMENT_COLUMNS = [
  "segment",
  "segment name",
  "description",
  "customers",
  "share of customers",
  "silhouette",
  "most typical",
];

/** Names that differ from those taken, and from each other. */
function uniqueNames(taken: readonly string[], names: readonly string[]): string[] {
  const used = new Set(taken);
  return names.map((name) => {
    let unique = name;
    for (let n = 2; used.has(unique); n++) unique = `${name} (${n})`;
    used.add(unique);
    return unique;
  });
}

function segmentsSheet({ base }: LiveData, part: LiveSegments): PlainSheet {
  const value = base.value ?? "value";
  const [worth, shareOfWorth] = uniqueNames(SEGMENT_COLUMNS, [value, `share of ${value}`]);
  return {
    name: "Segments",
    columns: [
      { name: "segment", format: "whole" },
      { name: "segment name" },
      { name: "description" },
      { name: "customers", format: "whole" },
      { name: "share of customers", format: "percent" },
      { name: worth, format: "decimal" },
      { name: shareOfWorth, format: "percent" },
      { name: "silhouette", format: "decimal" },
      { name: "most typical" },
    ],
    rows: part.segments.map(({ label, name, profile }) => [
      label + 1,
      name.name,
      name.persona.text,
      profile.size,
      profile.shareOfCustomers,
      base.value === null ? null : profile.value,
      base.value === null ? null : profile.shareOfValue,
      part.silhouette.clusters.find((cluster) => cluster.label === label)?.mean ?? null,
      profile.paragons.map(({ customer }) => customer).join(", "),
    ]),
  };
}

/** The settings by their names, as a reader sees them. */
export function settingRows(state: LiveState): readonly (readonly [string, string | number])[] {
  return [
    ["method", liveMethod(state.method).title],
    ...Object.entries(state.parameters),
    ["features", state.features.join(", ")],
    ["transform", state.transform],
    ["scale", state.scale],
    ["weight", state.weight],
    ["seed", state.seed],
    ["left out", state.without.join(", ")],
  ];
}

function settingsSheet(data: LiveData, state: LiveState): PlainSheet {
  const rows: (readonly [string, string | number])[] = [
    ["data", data.name],
    ...settingRows(state),
    ["settings in the live page's address", writeLink(state)],
  ];
  return { name: "Settings", columns: [{ name: "setting" }, { name: "value" }], rows };
}
