import { counted } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";

/** Which number of clusters each criterion speaks for, for one method. */
export interface Ballot {
  readonly method: string;
  readonly votes: readonly { readonly criterion: string; readonly k: number | null }[];
}

/**
 * How many criteria speak for each number of clusters, method by method; abstentions are left out.
 *
 * @example
 * const votes = [{ criterion: "silhouette", k: 2 }, { criterion: "gap", k: null }];
 * voteBars([{ method: "Ward", votes }]).alt // "Ward: 1 vote for k = 2."
 */
export function voteBars(ballots: readonly Ballot[]): Figure {
  const title = "Votes for the number of clusters";
  const ks = [...new Set(ballots.flatMap(({ votes }) => votes.flatMap(({ k }) => (k === null ? [] : [k]))))];
  ks.sort((a, b) => a - b);
  return {
    title,
    alt: `${ballots
      .map(({ method, votes }) => {
        const each = ks.map((k) => ({ k, cast: votes.filter((vote) => vote.k === k).length }));
        return `${method}: ${each
          .filter(({ cast }) => cast > 0)
          .map(({ k, cast }) => `${counted(cast, "vote").text} for k = ${k}`)
          .join(", ")}`;
      })
      .join("; ")}.`,
    data: ballots.map(({ method, votes }, i) => ({
      type: "bar",
      name: plotlyText(method),
      x: ks,
      y: ks.map((k) => votes.filter((vote) => vote.k === k).length),
      text: ks.map((k) =>
        votes
          .filter((vote) => vote.k === k)
          .map(({ criterion }) => criterion)
          .join(", "),
      ),
      textposition: "none",
      hovertemplate: "k = %{x}: %{text}",
      marker: { color: segmentColour(i) },
    })),
    layout: houseLayout(
      { title, x: "number of clusters k", y: "criteria in favour" },
      { barmode: "group", xaxis: { dtick: 1 }, yaxis: { dtick: 1 } },
    ),
  };
}
