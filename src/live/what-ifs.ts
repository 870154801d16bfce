import type { LabData } from "./lab-data";
import { changed } from "./lab-settings";
import type { LabState } from "./lab-state";

/** A question a reviewer may ask, as settings. */
export interface WhatIf {
  readonly question: string;
  readonly state: LabState;
}

/** Questions that this data can be asked, each a change of one thing in the settings it starts with. */
export function whatIfs(data: LabData): readonly WhatIf[] {
  const { start } = data;
  const ask = (question: string, change: Partial<LabState>): WhatIf => ({
    question,
    state: changed(start, change, data),
  });
  const giants = largest(data, 3);
  const measures = data.columns.filter(
    ({ block, name }) => block === "measure" && start.features.includes(name),
  );
  const mix = data.columns.filter(({ block, name }) => block === "mix" && start.features.includes(name));
  const k = Number(start.parameters["k"] ?? 3);
  return Object.freeze([
    ...(giants.length === 3 && data.customers.length > 8
      ? [
          ask(`… the largest customer, ${giants[0]}, is left out?`, { without: giants.slice(0, 1) }),
          ask("… the three largest are left out?", { without: giants }),
        ]
      : []),
    ask(`… there are ${k + 1} segments?`, { parameters: { k: k + 1 } }),
    ...(data.columns.some(({ logs, name }) => logs && start.features.includes(name))
      ? [
          ask(
            start.transform === "log"
              ? "… amounts stay as they are, without logarithms?"
              : "… amounts are taken as logarithms?",
            {
              transform: start.transform === "log" ? "none" : "log",
            },
          ),
        ]
      : []),
    ...(measures.length > 0 && mix.length > 0
      ? [
          ask("… only what is bought counts, not how much?", { features: mix.map(({ name }) => name) }),
          ask("… only how much counts, not what?", { features: measures.map(({ name }) => name) }),
        ]
      : []),
    ask(start.method === "k-means" ? "… Ward's tree does it?" : "… k-means does it?", {
      method: start.method === "k-means" ? "ward" : "k-means",
    }),
    ask("… the method finds the number itself (HDBSCAN)?", { method: "hdbscan" }),
  ]);
}

/** The customers with most revenue. */
function largest({ customers, revenue }: LabData, count: number): readonly string[] {
  if (revenue === null) return [];
  const order = [...customers.keys()].sort((a, b) => revenue[b] - revenue[a]);
  return order.slice(0, count).map((row) => customers[row]);
}
