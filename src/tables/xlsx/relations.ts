import { expand, findEntry, type Container } from "./zip/container";
import type { ProblemLog } from "../problem-log";
import { partText } from "./xml/part-text";
import { xmlText } from "./xml/xml-text";
import { xmlTags, type XmlTag } from "./xml/xml-tags";

/** What a part of a package refers to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, the same in both kinds of the format: `worksheet`. */
  readonly type: string;
  /** The path of the part it refers to, as relations give it. */
  readonly path: string;
}

/**
 * The relations of a part of a package to its other parts; none where it has no list of them.
 *
 * @param part its path; "" for the package itself.
 * Source: ECMA-376 part 2 (open packaging conventions), 6.5 and annex A (names of parts).
 */
export function readRelations(container: Container, part: string, log: ProblemLog): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const tags = tagsOfPart(container, `${folder}_rels/${part.slice(folder.length)}.rels`, log) ?? [];
  const relations: Relation[] = [];
  for (const tag of tags) {
    if (tag.name !== "Relationship" || tag.kind === "end") continue;
    if (tag.attribute("TargetMode") === "External") continue;
    relations.push({
      id: xmlText(tag.attribute("Id")),
      type: xmlText(tag.attribute("Type")).split("/").at(-1)!,
      path: resolveTarget(folder, xmlText(tag.attribute("Target"))),
    });
  }
  return relations;
}

/**
 * The tags of an XML part.
 *
 * @returns null where the part is missing, or cannot be read (then with a problem in `log`).
 */
export function tagsOfPart(container: Container, path: string, log: ProblemLog): Generator<XmlTag> | null {
  if (findEntry(container, path) === undefined) return null;
  const bytes = expand(container, path, log);
  if (bytes === null) return null;
  const text = partText(bytes);
  if ("pieces" in text) return xmlTags(text.pieces);
  log.add({
    value: `part "${path}" in the encoding ${text.encoding}`,
    legal: "parts in UTF-8 or UTF-16",
    remedy: "Open the file in a spreadsheet program and save it again",
  });
  return null;
}

/** A target is relative to the folder of its part, or absolute; it may go up by `../` and hold `%20`. */
function resolveTarget(folder: string, target: string): string {
  const plain = decoded(target.split("#")[0]).replace(/\\/g, "/");
  const steps: string[] = [];
  for (const step of (plain.startsWith("/") ? plain : folder + plain).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decoded(target: string): string {
  return target.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch (error) {
      if (error instanceof URIError) return escapes;
      throw error;
    }
  });
}
