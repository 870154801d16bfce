import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { choiceFindings } from "../../src/findings/choice-findings";
import { otherDivisionRows } from "../../src/segments/choose/other-division-rows";
import { otherDivisions } from "../../src/segments/choose/other-divisions";
import { segmentedStudy } from "./study-of-seed";

const { segmentation, features } = segmentedStudy(7, 3);
const [first, second, third] = features.rowNames;
const tried = (options: object) => otherDivisions(segmentation, { also: [], seed: 7, ...options });

describe("other divisions of the same customers", () => {
  it("are those asked for, then the one within limits and the one with links", () => {
    const found = tried({
      also: ["trimmed-k-means", "sparse-k-means"],
      smallest: 10,
      largest: 20,
      together: [[first, second, "somebody else"]],
      apart: [[first, third]],
    });
    expect(found.map(({ method }) => method)).toEqual([
      "trimmed k-means",
      "sparse k-means",
      "k-means with size limits",
      "k-means with links",
    ]);
    const [trimmed, , sized, linked] = found;
    expect(trimmed.leftOut).toHaveLength(Math.floor(0.05 * features.rows));
    expect(trimmed.leftOut.every((name) => trimmed.labels![features.rowNames.indexOf(name)] === -1)).toBe(
      true,
    );
    expect(sized.smallest).toBeGreaterThanOrEqual(10);
    expect(sized.largest).toBeLessThanOrEqual(20);
    expect(linked.labels![0]).toBe(linked.labels![1]);
    expect(linked.labels![0]).not.toBe(linked.labels![2]);
    expect(found.every(({ agreement }) => agreement! <= 1)).toBe(true);
    expect(choiceFindings.others(found).text).toMatch(
      /^Nearest to the chosen division is that by .+ Trimmed k-means leaves out /,
    );
  });

  it("say why one is not possible", () => {
    const found = tried({ smallest: 40, apart: [[first, second, third, features.rowNames[3]]] });
    expect(found.map(({ labels }) => labels)).toEqual([null, null]);
    const rows = otherDivisionRows(found);
    expect(rows[0]["left out"]).toMatch(/^not possible: 40 to 45 rows in each of 3 clusters/);
    expect(rows[1]["left out"]).toMatch(/^not possible: links that 3 clusters do not keep/);
    expect(choiceFindings.others(found).text).toBe("No other division was possible.");
  });

  it("are said in one number where all agree alike", () => {
    const [one] = tried({ also: ["k-means"] });
    const said = [0.5, 0.501].map((agreement) => ({ ...one, agreement }));
    expect(choiceFindings.others(said).text).toBe(
      "The division by each of them agrees with the chosen one with an adjusted Rand index of 0.50.",
    );
    expect(choiceFindings.others(said.slice(1)).text).toMatch(/^The division by k-means agrees/);
  });

  it("refuse methods that are not known", () => {
    expect(() => tried({ also: ["dbscan"] })).toThrow(InputError);
  });
});
