import type { Palette } from "../pages/palette";

/** Channels may differ by this much, of 255, in a colour that still counts as a grey. */
const NEUTRAL = 24;

const NAMED: Readonly<Record<string, readonly [number, number, number]>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  darkgray: [169, 169, 169],
  darkgrey: [169, 169, 169],
  dimgray: [105, 105, 105],
  dimgrey: [105, 105, 105],
  gainsboro: [220, 220, 220],
  lightgray: [211, 211, 211],
  lightgrey: [211, 211, 211],
  silver: [192, 192, 192],
  whitesmoke: [245, 245, 245],
};

/**
 * The colour a figure made for white paper has on dark: greys keep their distance from the background (black becomes
 * ink, white becomes the surface), colours with a hue stay what they mean. Text that is no colour is returned as it is.
 */
export function onDark(colour: string, dark: Palette): string {
  const parsed = parse(colour);
  if (!parsed) return colour;
  const [red, green, blue, alpha] = parsed;
  const channels = [red, green, blue];
  if (Math.max(...channels) - Math.min(...channels) > NEUTRAL) return colour;
  const lightness = (red + green + blue) / 3 / 255;
  const [ink, surface] = [parse(dark.ink), parse(dark.surface)];
  if (!ink || !surface) return colour;
  const mixed = [0, 1, 2].map((i) => {
    const [from, to] = [ink[i] ?? 0, surface[i] ?? 0];
    return Math.round(from + (to - from) * lightness);
  });
  return `rgba(${mixed.join(", ")}, ${alpha})`;
}

type Rgba = readonly [number, number, number, number];

function parse(colour: string): Rgba | undefined {
  const text = colour.trim().toLowerCase();
  const named = NAMED[text];
  if (named) return [...named, 1];
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const long = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    const at = (i: number) => Number.parseInt(long.slice(i, i + 2), 16);
    return [at(0), at(2), at(4), long.length === 8 ? at(6) / 255 : 1];
  }
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+))?\s*\)$/.exec(text);
  if (!parts) return undefined;
  return [
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3]),
    parts[4] === undefined ? 1 : Number(parts[4]),
  ];
}
