import { zlibSync } from "fflate";
import { sumBy } from "../../../../core/sum";
import { crc32 } from "../../../../tables/xlsx/zip/crc32";

const WIDTH = 120;
const HEIGHT = 80;
const COLOURS = [
  [0x7a, 0x1f, 0x2b],
  [0xe8, 0xd9, 0xb5],
  [0x1f, 0x3a, 0x5f],
];

/** The notice sheet's drawing: a small carpet of lozenges with a border, as a PNG. */
export function noticePicture(): Uint8Array {
  const pixels = new Uint8Array(HEIGHT * (1 + 3 * WIDTH));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) pixels.set(COLOURS[colourAt(x, y)], y * (1 + 3 * WIDTH) + 1 + 3 * x);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, WIDTH);
  view.setUint32(4, HEIGHT);
  // 8 bits a channel, red-green-blue, no interlacing.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(pixels, { level: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function colourAt(x: number, y: number): number {
  const edge = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y);
  if (edge < 6) return edge < 3 ? 2 : 1;
  const lozenge = Math.abs((x % 20) - 10) + Math.abs((y % 20) - 10);
  return Math.floor(lozenge / 4) % COLOURS.length;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sumBy(pieces, (piece) => piece.length));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
