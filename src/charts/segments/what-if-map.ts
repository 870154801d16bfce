import { count, counted } from "../../text/format";
import { clusterMap, type MapPoints } from "../clustering/cluster-map";
import type { Figure, Trace } from "../base/figure";
import { MUTED_COLOUR, plotlyText } from "../base/theme";

/** What `whatIfMap` draws the points with. */
export interface WhatIfMapOptions {
  readonly labels: ArrayLike<number>;
  /** Names of the segments by label. */
  readonly names: ReadonlyMap<number, string>;
  /** Customers left out of the clustering, placed on the same plane. */
  readonly leftOut: MapPoints;
  /** Whether each customer's name is written at its point: not where there are many. */
  readonly labelled: boolean;
}

/**
 * The map of the live page: customers by segment on the plane of the first two components, and hollow, those left out.
 * Every point carries its customer's name as `customdata`, so that a click finds the customer.
 */
export function whatIfMap(points: MapPoints, options: WhatIfMapOptions): Figure {
  const { labels, names, leftOut, labelled } = options;
  const largest = Math.max(-1, ...names.keys());
  const clusterNames = Array.from({ length: largest + 1 }, (_, label) => names.get(label) ?? "");
  const map = clusterMap(points, { title: "Customers on the plane of two components", labels, clusterNames });
  const present = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const traces = present.map((label, i): Trace => {
    const members = points.rowNames.filter((_, row) => labels[row] === label);
    return {
      ...map.data[i],
      mode: labelled ? "markers+text" : "markers",
      customdata: members,
      hovertemplate: `%{text}<extra>${plotlyText(label < 0 ? "noise" : (names.get(label) ?? ""))}</extra>`,
    };
  });
  const outside: Trace = {
    type: "scatter",
    mode: labelled ? "markers+text" : "markers",
    name: "left out",
    x: Array.from(leftOut.x),
    y: Array.from(leftOut.y),
    text: leftOut.rowNames.map(plotlyText),
    textposition: "top center",
    textfont: { size: 10, color: "#666666" },
    customdata: leftOut.rowNames,
    hovertemplate: "%{text}<extra>left out</extra>",
    marker: { color: MUTED_COLOUR, size: 11, symbol: "circle-open", line: { width: 2 } },
  };
  const without = leftOut.rowNames.length;
  return {
    ...map,
    alt: `${map.alt}${without > 0 ? ` ${counted(without, "customer is", "customers are").text} left out.` : ""} ${count(points.rowNames.length).text} points.`,
    data: without > 0 ? [...traces, outside] : traces,
  };
}
