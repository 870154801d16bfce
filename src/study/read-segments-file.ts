import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { InputError } from "../core/input-error";
import { matrixColumns, type Feature } from "../customers/recipe/feature-recipe";
import { SEGMENTS_FILE, type SegmentsFile } from "./segments-file";
import { PROJECT_FOLDER } from "./settings";

const RUN_FOLDERS = [PROJECT_FOLDER, path.join(PROJECT_FOLDER, "out")];
const RENEW = "Run `npm start`, or `npx champo run --only 07`: notebook 07 writes the file anew";

/**
 * The segmentation to be used: the file named, else the one that the latest run wrote, into the project's folder or, for
 * data of your own, into `out/`.
 *
 * @param folders where runs write to.
 * @returns the file's path and its content, checked.
 * @throws InputError where there is no such file (the remedy names the command that writes it), and where it is not
 * what `saveSegments` writes.
 */
export function readSegmentsFile(
  named?: string,
  folders: readonly string[] = RUN_FOLDERS,
): { readonly file: string; readonly segments: SegmentsFile } {
  const file = named === undefined ? latest(folders) : path.resolve(named);
  if (!existsSync(file)) {
    throw new InputError({
      where: named === undefined ? "the segmentation" : "--segments",
      what: named === undefined ? `no ${SEGMENTS_FILE} yet` : `"${named}", which does not exist`,
      legal: `the ${SEGMENTS_FILE} of a run`,
      remedy: named === undefined ? `Run \`npm start\` first: notebook 07 writes it` : RENEW,
    });
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputError({
      where: file,
      what: `no JSON (${(error as Error).message})`,
      legal: `a ${SEGMENTS_FILE} as notebook 07 writes it`,
      remedy: RENEW,
    });
  }
  const wrong = firstFlaw(content);
  if (wrong !== null) {
    throw new InputError({
      where: `${file}, ${wrong.where}`,
      what: wrong.what,
      legal: wrong.legal,
      remedy: RENEW,
    });
  }
  return { file, segments: content as SegmentsFile };
}

function latest(folders: readonly string[]): string {
  const places = folders.map((folder) => path.join(folder, SEGMENTS_FILE));
  const written = places.filter((place) => existsSync(place));
  written.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return written[0] ?? places[0];
}

interface Flaw {
  readonly where: string;
  readonly what: string;
  readonly legal: string;
}

/** The first thing that `saveSegments` would not have written; null where all fits together. */
function firstFlaw(content: unknown): Flaw | null {
  const flaw = (where: string, value: unknown, legal: string): Flaw => ({
    where: `"${where}"`,
    what: value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60),
    legal,
  });
  const file = (isRecord(content) ? content : {}) as Record<string, unknown>;
  const recipe = (isRecord(file["recipe"]) ? file["recipe"] : {}) as Record<string, unknown>;
  const features = Array.isArray(recipe["features"]) ? (recipe["features"] as unknown[]) : [];
  const centers = Array.isArray(file["centers"]) ? (file["centers"] as unknown[]) : [];
  if (file["version"] !== 2) return flaw("version", file["version"], "2");
  if (features.length === 0 || !features.every(isFeature)) {
    return flaw("recipe.features", recipe["features"], "features with a name, a kind, a centre and a scale");
  }
  const columns = (features as readonly Feature[]).flatMap(matrixColumns);
  const isCenter = (center: unknown): boolean => isNumbers(center) && center.length === columns.length;
  if (centers.length === 0 || !centers.every(isCenter)) {
    return flaw(
      "centers",
      file["centers"],
      `centres of ${columns.length} numbers each, one per column of the recipe`,
    );
  }
  const names = file["names"];
  if (
    !Array.isArray(names) ||
    names.length !== centers.length ||
    !names.every((name) => typeof name === "string")
  ) {
    return flaw("names", names, `${centers.length} names, one per centre`);
  }
  const customers = file["customers"];
  if (!Array.isArray(customers) || !customers.every((each) => isPlaced(each, centers.length))) {
    return flaw("customers", customers, "customers with their segments");
  }
  if (typeof file["tooFar"] !== "number" || !(file["tooFar"] >= 0)) {
    return flaw("tooFar", file["tooFar"], "a distance of at least 0");
  }
  if (!Array.isArray(file["columns"])) return flaw("columns", file["columns"], "the columns of the recipe");
  for (const name of ["kind", "method", "status", "because", "source"]) {
    if (typeof file[name] !== "string") return flaw(name, file[name], "text");
  }
  return null;
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === "object" && x !== null && !Array.isArray(x);
}

function isNumbers(x: unknown): x is number[] {
  return Array.isArray(x) && x.every((value) => typeof value === "number" && Number.isFinite(value));
}

function isFeature(x: unknown): boolean {
  if (!isRecord(x) || typeof x["name"] !== "string" || !isNumbers([x["scale"]]) || x["scale"] === 0)
    return false;
  if (x["kind"] === "number") {
    const transforms: readonly unknown[] = ["log", "none"];
    return (
      isRecord(x["source"]) && transforms.includes(x["transform"]) && isNumbers([x["center"], x["fill"]])
    );
  }
  const levels = x["levels"];
  return (
    x["kind"] === "category" &&
    Array.isArray(levels) &&
    isNumbers(x["centers"]) &&
    x["centers"].length === levels.length &&
    typeof x["fill"] === "string"
  );
}

function isPlaced(x: unknown, segments: number): boolean {
  if (!isRecord(x) || typeof x["customer"] !== "string") return false;
  const segment = x["segment"];
  return Number.isInteger(segment) && (segment as number) >= -1 && (segment as number) < segments;
}
