/** How each kind of number that Plotly packs is read; all are little-endian. */
const READERS: Readonly<
  Record<string, readonly [bytes: number, read: (view: DataView, at: number) => number]>
> = {
  i1: [1, (view, at) => view.getInt8(at)],
  u1: [1, (view, at) => view.getUint8(at)],
  u1c: [1, (view, at) => view.getUint8(at)],
  i2: [2, (view, at) => view.getInt16(at, true)],
  u2: [2, (view, at) => view.getUint16(at, true)],
  i4: [4, (view, at) => view.getInt32(at, true)],
  u4: [4, (view, at) => view.getUint32(at, true)],
  f4: [4, (view, at) => view.getFloat32(at, true)],
  f8: [8, (view, at) => view.getFloat64(at, true)],
};

/**
 * The numbers of a list that Plotly's JSON holds packed, as `{ dtype: "f8", bdata: BASE64 }`; null where one is not
 * finite, undefined for anything else. Cost O(numbers).
 *
 * @example unpackedNumbers({ dtype: "i1", bdata: "AQL/" }) // [1, 2, -1]
 */
export function unpackedNumbers(value: unknown): readonly (number | null)[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { dtype, bdata } = value as { readonly dtype?: unknown; readonly bdata?: unknown };
  const reader = typeof dtype === "string" ? READERS[dtype] : undefined;
  if (!reader || typeof bdata !== "string") return undefined;
  const bytes = Uint8Array.from(atob(bdata), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const [size, read] = reader;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => {
    const number = read(view, i * size);
    return Number.isFinite(number) ? number : null;
  });
}
