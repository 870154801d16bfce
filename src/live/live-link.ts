import { InputError } from "../core/input-error";
import { liveFeatures, type LiveData } from "./live-data";
import { LIVE_METHODS, type LiveMethod } from "./live-methods";
import { checkParameter } from "../clustering/method-parameters";
import type { LiveState } from "./live-state";

/** The version of links this page writes, and the only one it reads. */
const VERSION = "2";
/** No address of ours is near as long. */
const LONGEST = 50_000;

const CHOICES = Object.freeze({
  transform: ["auto", "log", "none"],
  scale: ["standard", "robust", "minmax", "none"],
  weight: ["columns", "blocks", "balanced"],
} as const);

/**
 * The settings as the fragment of an address, without `#`: readable, every setting by its name.
 *
 * @example writeLink(state) // "v=2&features=revenue,piece+area&transform=log&…&method=ward&k=2&seed=7"
 */
export function writeLink(state: LiveState): string {
  const { features, transform, scale, weight, method, parameters, seed, without } = state;
  const entries: [string, string][] = [
    ["v", VERSION],
    ["features", features.map(encode).join(",")],
    ["transform", transform],
    ["scale", scale],
    ["weight", weight],
    ["method", method],
    ...Object.entries(parameters).map(([name, value]): [string, string] => [name, encode(String(value))]),
    ["seed", String(seed)],
    ...(without.length > 0 ? [["without", without.map(encode).join(",")] as [string, string]] : []),
  ];
  return entries.map(([name, value]) => `${name}=${value}`).join("&");
}

/**
 * Reads a fragment. Whatever is in it, the outcome is valid settings for this data or an error in words: names are
 * looked up, numbers are held to their ranges, nothing is run.
 *
 * @param fragment with or without `#`.
 * @throws InputError that names the part at fault and what would be legal.
 */
export function readLink(fragment: string, data: LiveData): LiveState {
  const parts = entriesOf(fragment.replace(/^#/, ""));
  const version = take(parts, "v");
  if (version !== VERSION) {
    throw refusal("v", version, `version ${VERSION}`, "The link was made for another version of this page");
  }
  const choice = <T extends string>(name: keyof typeof CHOICES) => {
    const value = take(parts, name);
    const legal: readonly string[] = CHOICES[name];
    if (!legal.includes(value)) throw refusal(name, value, legal.join(", "));
    return value as T;
  };
  const columns = liveFeatures(data).map(({ name }) => name);
  const features = known(take(parts, "features"), columns, "features", "columns");
  if (features.length === 0) throw refusal("features", "none", "at least one column of the data");
  const without = known(parts.get("without") ?? "", data.base.customers, "without", "customers");
  parts.delete("without");
  const rows = data.base.customers.length - without.length;
  if (rows < 2) throw refusal("without", `all but ${rows}`, "at least two customers left");
  const state: LiveState = {
    features,
    transform: choice("transform"),
    scale: choice("scale"),
    weight: choice("weight"),
    ...methodOf(parts, rows),
    seed: seedOf(take(parts, "seed")),
    without,
  };
  const [unknown] = parts.keys();
  if (unknown !== undefined) throw refusal(unknown, "given", `no setting of that name`);
  return Object.freeze(state);
}

function methodOf(parts: Map<string, string>, rows: number): Pick<LiveState, "method" | "parameters"> {
  const id = take(parts, "method");
  const method = LIVE_METHODS.find((each) => each.id === id);
  if (!method) throw refusal("method", id, LIVE_METHODS.map((each) => each.id).join(", "));
  return { method: method.id, parameters: parametersOf(parts, method, rows) };
}

function parametersOf(parts: Map<string, string>, method: LiveMethod, rows: number): LiveState["parameters"] {
  const values = method.parameters.map((parameter): [string, number | string] => {
    const text = decode(take(parts, parameter.name), parameter.name);
    const checked = checkParameter(parameter, text, rows);
    if ("legal" in checked) throw refusal(parameter.name, text, checked.legal);
    return [parameter.name, checked.value];
  });
  return Object.freeze(Object.fromEntries(values));
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffffffff) return seed;
  throw refusal("seed", text, "a whole number from 0 to 4294967295");
}

/** The names in a list that the data has, in the data's order. */
function known(list: string, names: readonly string[], setting: string, things: string): readonly string[] {
  const asked = new Set(list === "" ? [] : list.split(",").map((item) => decode(item, setting)));
  const legal = new Set(names);
  for (const name of asked) {
    if (!legal.has(name)) throw refusal(setting, `"${shortened(name)}"`, `${things} of this data`);
  }
  return Object.freeze(names.filter((name) => asked.has(name)));
}

function entriesOf(text: string): Map<string, string> {
  if (text.length > LONGEST) throw refusal("link", `${text.length} characters`, `at most ${LONGEST}`);
  const entries = new Map<string, string>();
  for (const part of text.split("&")) {
    const at = part.indexOf("=");
    if (at < 1) throw refusal("link", `"${shortened(part)}"`, "settings such as k=3, joined by &");
    const name = part.slice(0, at);
    if (entries.has(name)) throw refusal(shortened(name), "given twice", "each setting once");
    entries.set(name, part.slice(at + 1));
  }
  return entries;
}

function take(parts: Map<string, string>, name: string): string {
  const value = parts.get(name);
  if (value === undefined) throw refusal(name, "nothing", "this setting to be in the link");
  parts.delete(name);
  return value;
}

/** A space becomes +, which reads better than %20; what separates settings is escaped. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, "+");
}

function decode(text: string, setting: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw refusal(setting, `"${shortened(text)}"`, "text in the percent escapes of an address");
  }
}

function refusal(setting: string, what: string, legal: string, remedy?: string): InputError {
  return new InputError({
    where: `Link, ${shortened(setting)}`,
    what: shortened(what),
    legal,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
