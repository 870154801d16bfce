import { describe, expect, test } from "vitest";
import { parallelProfiles } from "../../src/charts/segments/parallel-profiles";
import { segmentBoxes } from "../../src/charts/segments/segment-boxes";
import { segmentCountryMaps } from "../../src/charts/segments/segment-country-maps";
import { segmentMixBars } from "../../src/charts/segments/segment-mix-bars";
import { segmentRanks } from "../../src/charts/segments/segment-ranks";
import { segmentTreemap } from "../../src/charts/segments/segment-treemap";
import { segmentColour } from "../../src/charts/base/theme";
import { vTestContrasts } from "../../src/charts/segments/v-test-contrasts";
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
  ranks: segmentRanks(profiles, names, ["revenue", "piece size", "orders"]),
  treemap: segmentTreemap(profiles, names),
  "v-tests": vTestContrasts(profiles, names),
};

const two = segmentedStudy(7, 2);
const twoProfiles = profileSegments(two.segmentation, 7).profiles;
const twoNames = nameSegments(two.segmentation, two.lexicon);

describe("charts of profiles", () => {
  test("boxes of very many customers are drawn by their five numbers, without a value of 0 on a logarithmic axis", () => {
    const values = Float64Array.from({ length: 3_001 }, (_, i) => i);
    const many = twoProfiles.map((profile) => ({
      ...profile,
      customers: Array.from(values, String),
      descriptors: profile.descriptors.map((each) => ({ ...each, values })),
    }));
    const box = (log: boolean) => segmentBoxes(many, twoNames, [{ descriptor: "revenue", log }]).data[0];
    expect(box(false)).toMatchObject({
      q1: [750],
      median: [1_500],
      q3: [2_250],
      lowerfence: [0],
      upperfence: [3_000],
    });
    expect(box(true)).toMatchObject({ lowerfence: [1], upperfence: [3_000] });
    expect(box(false)).not.toHaveProperty("x");
  });

  test("two groups mirror each other: one bar a descriptor, to the side and in the colour of the group that has more", () => {
    const figure = vTestContrasts(twoProfiles, twoNames);
    expectSoundFigure(figure);
    const [first, second] = figure.data as unknown as {
      x: number[];
      y: string[];
      marker: { color: string };
    }[];
    expect(first.x.every((v) => v >= 0) && second.x.every((v) => v < 0)).toBe(true);
    expect([first, second].map(({ marker }) => marker.color)).toEqual([segmentColour(0), segmentColour(1)]);
    expect(first.x.length + second.x.length).toBe(
      [...twoProfiles[0].descriptors, ...twoProfiles[0].mix].filter(({ rankVTest }) => rankVTest !== null)
        .length,
    );
    expect(figures["v-tests"].data[0].type).toBe("heatmap");
  });

  test("the ranks of each segment are dots, the descriptors that separate most on top", () => {
    const descriptors = ["revenue", "piece size", "orders"];
    const { data } = segmentRanks(twoProfiles, twoNames, descriptors);
    const [a, b] = data as unknown as { x: number[]; y: string[] }[];
    const gaps = a.x.map((rank, i) => Math.abs(rank - b.x[i]));
    expect(gaps).toEqual([...gaps].sort((left, right) => right - left));
    const revenue = twoProfiles[0].descriptors.find(({ descriptor }) => descriptor === "revenue");
    expect(a.x[a.y.indexOf("revenue")]).toBe(revenue?.percentile);
  });

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
      segmentRanks(profiles, hostile, ["revenue"]),
      segmentTreemap(profiles, hostile),
      segmentMixBars(profiles, hostile),
      vTestContrasts(profiles, hostile),
    ]) {
      expect(JSON.stringify([figure.data, figure.layout])).not.toContain("<a href");
    }
  });
});
