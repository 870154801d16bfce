import { largestCustomers } from "../customers/largest-customers";
import { baseOf, liveFeatures, type LiveData } from "./live-data";
import { changed } from "./live-settings";
import type { LiveState } from "./live-state";

/** A question a reviewer may ask, as settings. */
export interface WhatIf {
  readonly question: string;
  readonly state: LiveState;
}

/** Questions that this data can be asked, each a change of one thing in the settings it starts with. */
export function whatIfs(data: LiveData): readonly WhatIf[] {
  const { start } = data;
  const ask = (question: string, change: Partial<LiveState>): WhatIf => ({
    question,
    state: changed(start, change, data),
  });
  const giants = largest(data, 3);
  const chosen = liveFeatures(data).filter(({ name }) => start.features.includes(name));
  const measures = chosen.filter(({ whole }) => whole === null);
  const mix = chosen.filter(({ whole }) => whole !== null);
  const k = Number(start.parameters["k"] ?? 3);
  return Object.freeze([
    ...(giants.length === 3 && data.base.customers.length > 8
      ? [
          ask(`… the largest customer, ${giants[0]}, is left out?`, { without: giants.slice(0, 1) }),
          ask("… the three largest are left out?", { without: giants }),
        ]
      : []),
    ask(`… there are ${k + 1} segments?`, { parameters: { k: k + 1 } }),
    ...(chosen.some(({ logs }) => logs)
      ? [
          ask(
            start.transform !== "none"
              ? "… amounts stay as they are, without logarithms?"
              : "… amounts are taken as logarithms?",
            {
              transform: start.transform === "none" ? "auto" : "none",
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
    ask(start.method === "k-means" ? "… Ward's tree makes the segments?" : "… k-means makes the segments?", {
      method: start.method === "k-means" ? "ward" : "k-means",
    }),
    ask("… the method finds the number itself (HDBSCAN)?", { method: "hdbscan" }),
  ]);
}

/** The customers of the largest value; none where the data does not say what a customer is worth. */
function largest(data: LiveData, count: number): readonly string[] {
  const base = baseOf(data);
  if (base.value === null) return [];
  return largestCustomers(base, count).map((row) => base.customers[row]);
}
