/** A value as JSON: what JSON cannot write is an object with the single key `$`. */
export type Encoded =
  null | boolean | number | string | readonly Encoded[] | { readonly [key: string]: Encoded };

const DEPTH = 12;

/** Typed arrays that come back as what they were. */
const TYPED_ARRAYS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
};

/**
 * A value as plain data that `decodeValue` restores: numbers that are not finite, undefined, dates, typed arrays, maps
 * and sets included. Functions and symbols become undefined; what lies deeper than twelve levels, and circles, too.
 */
export function encodeValue(value: unknown, depth = 0): Encoded {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: ["number", String(Object.is(value, -0) ? "-0" : value)] };
  }
  if (typeof value !== "object" || depth > DEPTH) return { $: ["undefined"] };
  const inner = (each: unknown): Encoded => encodeValue(each, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Date) return { $: ["date", inner(value.getTime())] };
  for (const [name, type] of Object.entries(TYPED_ARRAYS)) {
    if (value instanceof type) return { $: ["array", name, Array.from(value, inner)] };
  }
  if (value instanceof Map) return { $: ["map", [...value].map(inner)] };
  if (value instanceof Set) return { $: ["set", [...value].map(inner)] };
  const entries = Object.entries(value).map(([key, held]) => [key, inner(held)] as const);
  const plain = Object.fromEntries(entries);
  return "$" in plain ? { $: ["object", plain] } : plain;
}

/**
 * Restores a value. What does not decode becomes undefined: the data may come from anybody.
 */
export function decodeValue(encoded: unknown): unknown {
  if (typeof encoded !== "object" || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decodeValue);
  const tag = (encoded as { $?: unknown }).$;
  if (tag === undefined) return decodedEntries(encoded);
  if (!Array.isArray(tag)) return undefined;
  const [kind, first, second] = tag as unknown[];
  const items = (list: unknown): unknown[] => (Array.isArray(list) ? list.map(decodeValue) : []);
  switch (kind) {
    case "number":
      return first === "-0" ? -0 : Number(first);
    case "date":
      return new Date(Number(decodeValue(first)));
    case "array": {
      const type = Object.entries(TYPED_ARRAYS).find(([name]) => name === first)?.[1];
      return type?.from(items(second).map(Number));
    }
    case "map":
      return new Map(items(first).filter((pair): pair is [unknown, unknown] => Array.isArray(pair)));
    case "set":
      return new Set(items(first));
    case "object":
      return decodedEntries(first);
    default:
      return undefined;
  }
}

function decodedEntries(encoded: unknown): unknown {
  if (typeof encoded !== "object" || encoded === null) return undefined;
  return Object.fromEntries(Object.entries(encoded).map(([key, held]) => [key, decodeValue(held)]));
}
