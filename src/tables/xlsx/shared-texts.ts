import { cellText } from "./xml/xml-text";
import type { XmlTag } from "./xml/xml-tags";

/**
 * The texts that a workbook's cells share, in order: the runs of rich texts joined, reading aids left out.
 *
 * @param tags of the part of shared strings.
 * @param most reading ends after so many.
 */
export function sharedTexts(tags: Iterable<XmlTag>, most: number): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  let phonetic = false;
  for (const tag of tags) {
    if (texts.length >= most) break;
    if (tag.name === "si") {
      if (tag.kind !== "end") text = "";
      if (tag.kind !== "start" && text !== null) texts.push(cellText(text));
    } else if (tag.name === "rPh") phonetic = tag.kind === "start";
    else if (tag.name === "t" && tag.kind === "start" && !phonetic) text = (text ?? "") + tag.text;
  }
  return texts;
}
