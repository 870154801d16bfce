import { unescapeXml } from "./package-index";
import { xmlTags } from "./xml-tags";

/** The texts of `xl/sharedStrings.xml`, in order: the runs of rich texts joined, reading aids left out. */
export function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  let phonetic = false;
  for (const tag of xmlTags(xml)) {
    if (tag.name === "si") {
      if (tag.kind !== "end") text = "";
      if (tag.kind !== "start" && text !== null) texts.push(unescapeXml(text));
    } else if (tag.name === "rPh") phonetic = tag.kind === "start";
    else if (tag.name === "t" && tag.kind === "start" && !phonetic) text = (text ?? "") + tag.text;
  }
  return texts;
}
