import { unzipSync, zipSync } from "fflate";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createLines } from "../../../scripts/cluster/fill.mjs";
import { main } from "../../../src/cli/main";
import { KEPT_FOLDER } from "../../../src/notebook/run/kept-file";
import { heard } from "../../cli/heard";
import { linesText } from "../../lines/engines/generated-lines";
import { GENERATED_TABLE, hasServers, insertText, sharedCluster } from "../../lines/engines/shop-cluster";
import { temporaryFolder } from "../../workbook/small-workbook";
import { linesOfTwoSorts, writeStudyOfLines } from "./study-of-lines";

const temporary = temporaryFolder();
const said = heard();
const PASSWORD = "pa55-of-the-reader";
const KEY = "k3y/of+the=store";
const cluster = sharedCluster(temporary.folder, { password: PASSWORD });
const inFolder = (...names: string[]): string => path.join(temporary.folder, ...names);

/** A file's bytes, and those of what is packed in it. */
function contents(file: string): readonly Uint8Array[] {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return [bytes, ...Object.values(unzipSync(bytes))];
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? [bytes, gunzipSync(bytes)] : [bytes];
}

/** All ways in which a word may lie in a file: as it is, in an address, in a text of JSON or base64 wherever that begins. */
function spellings(word: string): readonly string[] {
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from(`${"-".repeat(before)}${word}`)
      .toString("base64")
      .slice(before === 0 ? 0 : 4, -4),
  );
  return [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1), ...base64];
}

/** Files below a folder, but for one of its folders, changed since a time, that hold a word in any of these ways. */
function filesWithAny(
  words: readonly string[],
  folder: string,
  butFor: string,
  since = 0,
): readonly string[] {
  const all = words.flatMap(spellings);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => !file.startsWith(butFor))
    .filter((file) => {
      const state = statSync(file, { throwIfNoEntry: false });
      return state?.isFile() === true && state.mtimeMs >= since;
    })
    .filter((file) => contents(file).some((bytes) => all.some((word) => Buffer.from(bytes).includes(word))));
}

test.skipIf(!hasServers)(
  "no output of a whole study, and of all that is made of it, holds a password",
  async () => {
    const started = Date.now() - 1_000;
    await createLines(cluster(), GENERATED_TABLE);
    await insertText(cluster(), linesText(linesOfTwoSorts));
    const place = `{clickhouse: "${cluster().shards[0].url}", table: shop.lines}`;
    const folder = writeStudyOfLines(inFolder("shop"), place);
    const env = `CLICKHOUSE_USER=reader\nCLICKHOUSE_PASSWORD=${PASSWORD}\nAWS_SECRET_ACCESS_KEY=${KEY}\n`;
    writeFileSync(path.join(folder, ".env"), env);
    for (const words of [
      ["study", folder],
      // What nothing has changed is taken from the last run.
      ["study", folder, "--explain"],
      ["report", folder, "--word"],
      ["check", folder],
      ["score", folder, "--to", "shop.segments"],
      ["refresh", folder, "--keep", "shop.days"],
      ["export", folder],
      ["brief", folder, "--each", "segment"],
    ]) {
      expect([words, await main(words)]).toEqual([words, 0]);
    }
    const made = readdirSync(folder, { recursive: true, encoding: "utf8" }).join("\n");
    for (const output of [
      /10-recommendations\.ipynb/,
      /live\.html/,
      /whole-study\.html/,
      /\.docx/,
      /\.xlsx/,
      /lines\.kept/,
      /segments\.json/,
    ])
      expect(made).toMatch(output);
    const secrets = [PASSWORD, KEY];
    expect(said.join("\n").includes(PASSWORD) || said.join("\n").includes(KEY)).toBe(false);
    expect(filesWithAny(secrets, temporary.folder, inFolder("cluster"))).toEqual([path.join(folder, ".env")]);
    // Where runs are kept for the next one: what this one kept.
    expect(filesWithAny(secrets, KEPT_FOLDER, inFolder("cluster"), started)).toEqual([]);
    expect(
      filesWithAny([linesOfTwoSorts[0].customer], KEPT_FOLDER, inFolder("cluster"), started),
    ).not.toEqual([]);
    // The search finds what is packed, too.
    mkdirSync(inFolder("packed"));
    const text = Buffer.from(`said: ${KEY}!`);
    writeFileSync(inFolder("packed", "a.zip"), zipSync({ "b.txt": text }));
    writeFileSync(inFolder("packed", "c.txt"), `x${text.toString("base64")}`);
    expect(filesWithAny(secrets, inFolder("packed"), inFolder("cluster"))).toHaveLength(2);
  },
);
