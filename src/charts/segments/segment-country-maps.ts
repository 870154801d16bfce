import { counted, percent } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { SegmentProfile } from "../../segments/profiles/profile-segments";
import { countryCode } from "../base/country-code";
import type { Figure, Layout, Trace } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";
import { worldMap } from "../base/world-map";
import { wrappedName } from "../base/wrapped-name";

/** The diameter of the largest circle, in pixels. */
const LARGEST = 34;
/** Space between maps, as a share of the figure's height or width. */
const GAP = 0.03;
const MAP_HEIGHT = 250;

/**
 * Where each segment is: one small map per segment, a circle per country whose area is the number of customers
 * there, on one scale for all maps. Single accounts are left out. The alt text names countries that
 * the map does not know.
 *
 * @example segmentCountryMaps(profiles, names).title // "Where each segment is"
 */
export function segmentCountryMaps(
  profiles: readonly SegmentProfile[],
  names: readonly SegmentName[],
): Figure {
  const title = "Where each segment is";
  const segments = profiles.filter((profile) => profile.kind === "segment");
  const countries = segments.map((profile) =>
    profile.categories.filter((category) => category.descriptor === "country" && category.count > 0),
  );
  const placed = countries.map((list) => list.filter(({ category }) => countryCode(category) !== null));
  const unplaced = new Set(
    countries.flat().flatMap(({ category }) => (countryCode(category) === null ? [category] : [])),
  );
  const most = Math.max(1, ...placed.flat().map((country) => country.count));
  const across = segments.length > 1 ? 2 : 1;
  const down = Math.max(1, Math.ceil(segments.length / across));
  const data = segments.map((profile, i): Trace => ({
    type: "scattergeo",
    geo: geoName(i),
    locationmode: "ISO-3",
    locations: placed[i].map(({ category }) => countryCode(category)),
    text: placed[i].map(
      ({ category, count, shareOfSegment }) =>
        `${plotlyText(category)}: ${counted(count, "customer").text}, ${percent(shareOfSegment, 0).text} of the segment`,
    ),
    hoverinfo: "text",
    showlegend: false,
    marker: {
      size: placed[i].map((country) => country.count),
      sizemode: "area",
      sizeref: (2 * most) / LARGEST ** 2,
      sizemin: 5,
      color: segmentColour(profile.index),
      opacity: 0.75,
      line: { color: "#ffffff", width: 1 },
    },
  }));
  const geos = segments.map((_, i): [string, Layout] => [
    geoName(i),
    worldMap({ domain: domainOf(i, across, down) }),
  ]);
  const annotations = segments.map((profile, i) => ({
    text: `<b>${wrappedName(names[profile.index].name, 40)}</b>`,
    xref: "paper",
    yref: "paper",
    x: spanOf(i % across, across)[0],
    y: 1 - spanOf(Math.floor(i / across), down)[0],
    xanchor: "left",
    yanchor: "bottom",
    showarrow: false,
    font: { color: segmentColour(profile.index) },
    align: "left",
  }));
  const leading = segments.map((profile, i) => {
    const top = [...countries[i]].sort((a, b) => b.count - a.count)[0];
    return top === undefined
      ? `${names[profile.index].name}: no country known`
      : `${names[profile.index].name}: ${counted(countries[i].length, "country", "countries").text}, most in ${top.category} (${percent(top.shareOfSegment, 0).text})`;
  });
  return {
    title,
    alt: `${leading.join("; ")}.${unplaced.size === 0 ? "" : ` Not on the maps: ${[...unplaced].join(", ")}.`}`,
    data,
    layout: houseLayout(
      { title, height: 100 + MAP_HEIGHT * down },
      { ...Object.fromEntries(geos), annotations, margin: { l: 8, r: 8, t: 90, b: 8 } },
    ),
  };
}

function geoName(i: number): string {
  return i === 0 ? "geo" : `geo${i + 1}`;
}

/** From where to where the `i`th of `parts` reaches, from 0 to 1. */
function spanOf(i: number, parts: number): [number, number] {
  const size = (1 - GAP * (parts - 1)) / parts;
  return [i * (size + GAP), i * (size + GAP) + size];
}

function domainOf(i: number, across: number, down: number): Layout {
  const [top, bottom] = spanOf(Math.floor(i / across), down);
  return { x: spanOf(i % across, across), y: [1 - bottom, 1 - top] };
}
