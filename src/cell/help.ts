import path from "node:path";
import { displayOutput } from "./display";
import { nearestName } from "../core/nearest-name";
import { table } from "../text/table";
import { tableOutput, type CellOutput } from "./display";
import { LibraryDocumentation, type Documentation } from "./documentation";
import { wholeExample } from "./example-names";

/** How many names that contain the one asked for are listed. */
const LISTED = 8;

/**
 * Shows what the library says of one of its functions or types: purpose, parameters with their options, result, errors,
 * source, cost, an example. Without an argument, lists all functions; for an unknown name, those like it.
 *
 * @param what A function of the library, or the name of anything it exports.
 * @example help(kmeans)
 * @example help("Clustering")
 */
export function help(what?: string | ((...values: never[]) => unknown)): void {
  displayOutput(helpOutput(what));
}

let read: LibraryDocumentation | undefined;

/** What `help` shows. Cost: 0.3 s at the first call, to read the library's declarations. */
export function helpOutput(what?: string | ((...values: never[]) => unknown)): CellOutput {
  // The same place seen from src/ (under a test runner) and from lib/.
  read ??= new LibraryDocumentation(path.resolve(__dirname, "..", "..", "lib", "index.d.ts"));
  if (what === undefined) return listOutput(read);
  const name = typeof what === "string" ? what.replace(/^champo\.|\(\)$/g, "") : what.name;
  const found = read.of(name);
  return found === undefined ? unknownOutput(name, read.names) : documentationOutput(found);
}

function listOutput(library: LibraryDocumentation): CellOutput {
  const rows = library.names.flatMap((name) => {
    const { signature = "", text = "" } = library.of(name) ?? {};
    if (!signature.startsWith(`${name}(`) && !signature.startsWith(`${name}<`)) return [];
    return [{ function: name, "what it does": text.split(/(?<=[.:])\s/)[0].replace(/\s+/g, " ") }];
  });
  return tableOutput(table("The functions of the library; help(name) shows more", rows));
}

function unknownOutput(name: string, names: readonly string[]): CellOutput {
  const meant = nearestName(name, names);
  const word = name.toLowerCase();
  const alike = names.filter((each) => each !== meant && word !== "" && each.toLowerCase().includes(word));
  const listed = [...(meant === null ? [] : [meant]), ...alike].slice(0, LISTED);
  const lines = [
    `The library has nothing called "${name}".`,
    listed.length === 0 ? "help() lists all functions." : `Like it: ${listed.join(", ")}.`,
  ];
  return outputOf(lines, lines);
}

function documentationOutput({ name, signature, text, tags, members }: Documentation): CellOutput {
  const titles: Record<string, string> = { param: "", returns: "Returns ", throws: "Throws ", example: "" };
  const told = tags.filter(({ tag }) => tag in titles);
  const examples = told.filter(({ tag }) => tag === "example").map(({ text: code }) => wholeExample(code));
  const notes = told.filter(({ tag }) => tag !== "example").map(({ tag, text: note }) => titles[tag] + note);
  const options = members.flatMap(({ of, list }) => [
    ...(of === name ? [] : [`${of}:`]),
    ...list.map(
      (member) => `  ${member.name}: ${member.type}${member.text === "" ? "" : ` (${member.text})`}`,
    ),
  ]);
  const lines = [
    signature,
    "",
    text,
    "",
    ...notes,
    ...options,
    ...examples.map((code) => `Example: ${code}`),
  ];
  const quoted = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;
  const markdown = [
    quoted(signature),
    text,
    notes.map((note) => `- ${note.replace(/\s+/g, " ")}`).join("\n"),
    ...members.map(({ of, list }) =>
      [
        ...(of === name ? [] : [`**${of}**`]),
        ...list.map((member) => `- \`${member.name}: ${member.type}\` ${member.text}`),
      ].join("\n"),
    ),
    ...examples.map(quoted),
  ];
  return outputOf(lines, markdown);
}

function outputOf(lines: readonly string[], markdown: readonly string[]): CellOutput {
  const part = (texts: readonly string[], between: string): string => texts.join(between).trim();
  return {
    data: {
      "text/markdown": part(
        markdown.filter((each) => each !== ""),
        "\n\n",
      ),
      "text/plain": part(lines, "\n").replace(/\n{3,}/g, "\n\n"),
    },
    metadata: {},
  };
}
