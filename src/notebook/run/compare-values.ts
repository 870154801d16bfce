import { isRecord } from "../../core/is-record";

/** Numbers are the same when they differ by no more than this share of the larger one. */
const RELATIVE = 1e-6;
/** Near zero, where a share means nothing, they may differ by this much. */
const ABSOLUTE = 1e-9;

/** One place where two values differ. */
export interface ValueDifference {
  /** Where, as in code: `data[0].y[3]`. */
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

/** A number in a text, thousands separated or not. */
const NUMBER =
  /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/g;

/**
 * Compares two JSON values deeply: numbers to 1e-6 of their size (1e-9 near zero), also those inside texts; everything
 * else exactly.
 *
 * @param path Where the values are; begins the paths of the differences.
 * @returns The differences in order; none when the values are the same.
 */
export function compareValues(was: unknown, is: unknown, path: string): ValueDifference[] {
  if (typeof was === "number" && typeof is === "number") {
    return isClose(was, is) ? [] : [{ path, was: String(was), is: String(is) }];
  }
  if (typeof was === "string" && typeof is === "string") return compareTexts(was, is, path);
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) {
      return [{ path: `${path}.length`, was: String(was.length), is: String(is.length) }];
    }
    return was.flatMap((value, index) => compareValues(value, is[index], `${path}[${index}]`));
  }
  if (isRecord(was) && isRecord(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return keys.flatMap((key) => compareValues(was[key], is[key], member(path, key)));
  }
  return was === is ? [] : [{ path, was: shown(was), is: shown(is) }];
}

function compareTexts(was: string, is: string, path: string): ValueDifference[] {
  if (was === is) return [];
  const before = was.split("\n");
  const after = is.split("\n");
  const length = Math.max(before.length, after.length);
  for (let line = 0; line < length; line++) {
    if (sameLine(before[line], after[line])) continue;
    const place = length === 1 ? path : `${path}, line ${line + 1}`;
    return [{ path: place, was: shown(before[line]), is: shown(after[line]) }]; // later lines often only follow from it
  }
  return [];
}

function sameLine(was: string | undefined, is: string | undefined): boolean {
  if (was === undefined || is === undefined) return false;
  if (was === is) return true;
  if (was.replace(NUMBER, "#") !== is.replace(NUMBER, "#")) return false;
  const before = was.match(NUMBER) ?? [];
  const after = is.match(NUMBER) ?? [];
  return before.every((text, index) => isClose(numberIn(text), numberIn(after[index] ?? "")));
}

function isClose(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(a), Math.abs(b)));
}

function numberIn(text: string): number {
  return Number(text.replaceAll(",", ""));
}

function member(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
