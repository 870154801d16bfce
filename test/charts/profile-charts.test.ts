import { describe, expect, test } from "vitest";
import { parallelProfiles } from "../../src/charts/segments/parallel-profiles";
import { segmentBoxes } from "../../src/charts/segments/segment-boxes";
import { segmentCountryMaps } from "../../src/charts/segments/segment-country-maps";
import { segmentMixBars } from "../../src/charts/segments/segment-mix-bars";
import { segmentRadar } from "../../src/charts/segments/segment-radar";
import { segmentTreemap } from "../../src/charts/segments/segment-treemap";
import { segmentColour } from "../../src/charts/base/theme";
import { vTestHeatMap } from "../../src/charts/segments/v-test-heat-map";
import { groupCenters } from "../../src/segments/group-centers";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { segmentedStudy } from "../segments/study-of-seed";
import { expectSoundFigure } from "./figure-checks";

const { segmentation, lexicon } = segmentedStudy(7, 4);
const { profiles } = profileSegments(segmentation, 7);
const names = nameSegments(segmentation, lexicon);
const centers = groupCenters(segmentation);

const figures = {
  "parallel coordinates": parallelProfiles(segmentation, centers, names),
  "country maps": segmentCountryMaps(profiles, names),
  boxes: segmentBoxes(profiles, names, [{ descriptor: "revenue", log: true }, { descriptor: "piece size" }]),
  "mix bars": segmentMixBars(profiles, names),
  radar: segmentRadar(profiles, names, ["revenue", "piece size", "orders"]),
  treemap: segmentTreemap(profiles, names),
  "heat map of v-tests": vTestHeatMap(profiles, names),
};

describe("charts of profiles", () => {
  test.each(Object.entries(figures))("%s: titled, described, plain data", (_, figure) => {
    expectSoundFigure(figure);
  });

  test("parallel coordinates draw every customer's row of the clustered matrix, and the centres over them", () => {
    const { features, groups } = segmentation;
    const lines = figures["parallel coordinates"].data.slice(0, groups.length);
    groups.forEach((group, i) => {
      const drawn = (lines[i].y as (number | null)[]).filter((value) => value !== null);
      const rows = group.members.flatMap((row) =>
        Array.from(features.data.subarray(row * features.columns, (row + 1) * features.columns)),
      );
      expect(drawn).toEqual(rows);
      expect(figures["parallel coordinates"].data[groups.length + i].y).toEqual(Array.from(centers[i]));
    });
  });

  test("parallel coordinates of a large group draw a selection, and the alt text says how many are left out", () => {
    const [first, ...rest] = segmentation.groups;
    const members = Array.from({ length: 450 }, (_, i) => first.members[i % first.members.length]);
    const crowded = { ...segmentation, groups: [{ ...first, members }, ...rest] };
    const figure = parallelProfiles(crowded, centers, names);
    expect((figure.data[0].x as unknown[]).filter((x) => x === null)).toHaveLength(150);
    expect(figure.alt).toContain("300 customers are not drawn");
  });

  test("country maps hold one map per segment, circles on one scale, accounts left out", () => {
    const segments = profiles.filter((profile) => profile.kind === "segment");
    const { data, layout, alt } = figures["country maps"];
    expect(data).toHaveLength(segments.length);
    expect(segments.length).toBeLessThan(profiles.length);
    data.forEach((trace, i) => {
      const marker = trace.marker as { size: number[]; sizeref: number; color: string };
      expect(marker.size.reduce((sum, n) => sum + n, 0)).toBe(segments[i].size);
      expect(marker.sizeref).toBe((data[0].marker as { sizeref: number }).sizeref);
      expect(marker.color).toBe(segmentColour(segments[i].index));
      expect(layout).toHaveProperty(trace.geo as string);
    });
    expect(alt).not.toContain("Not on the maps");
  });

  test("a country that is not known is told of, not drawn elsewhere", () => {
    const [profile] = profiles;
    const lost = { ...profile.categories.find((each) => each.count > 0)!, category: "Atlantis" };
    const figure = segmentCountryMaps([{ ...profile, categories: [lost] }], names);
    expect(figure.alt).toContain("Not on the maps: Atlantis");
    expect(figure.data[0].locations).toEqual([]);
  });

  test("text of the data cannot become markup of the figure", () => {
    const hostile = names.map((entry) => ({ ...entry, name: `<a href="x">${entry.name}</a>` }));
    for (const figure of [
      parallelProfiles(segmentation, centers, hostile),
      segmentCountryMaps(profiles, hostile),
      segmentRadar(profiles, hostile, ["revenue"]),
      segmentTreemap(profiles, hostile),
      segmentMixBars(profiles, hostile),
      vTestHeatMap(profiles, hostile),
    ]) {
      expect(JSON.stringify([figure.data, figure.layout])).not.toContain("<a href");
    }
  });
});
