import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isCode } from "../../src/notebook/document/document";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { stripNotebook } from "../../src/notebook/git/strip";

const root = path.join(__dirname, "..", "..");
const program = path.join(root, "bin", "champo.mjs");
const committed = path.join(root, "notebooks", "03-k-means.ipynb");
let folder: string;
let notebook: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-files-"));
  notebook = path.join(folder, "n.ipynb");
  fs.copyFileSync(committed, notebook);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(command: string, words: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    timeout: 3_600_000,
    maxBuffer: 1 << 26,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout, err: stderr };
}
const champo = (words: readonly string[], input?: string) =>
  run(process.execPath, [program, ...words], input);
const stripped = () => formatNotebook(stripNotebook(readNotebook(committed)));

describe("champo strip", () => {
  test("removes outputs in place", () => {
    expect(champo(["strip", "n.ipynb"])).toEqual({ code: 0, out: "", err: "" });
    expect(fs.readFileSync(notebook, "utf8")).toBe(stripped());
  });

  test("is a filter without a file", () => {
    const { code, out } = champo(["strip"], fs.readFileSync(notebook, "utf8"));
    expect(code).toBe(0);
    expect(out).toBe(stripped());
  });

  test("leaves all as they are when one is no notebook", () => {
    fs.writeFileSync(path.join(folder, "bad.ipynb"), "{}");
    const { code, err } = champo(["strip", "n.ipynb", "bad.ipynb"]);
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.ipynb: expected a Jupyter notebook/);
    expect(fs.readFileSync(notebook, "utf8")).not.toBe(stripped());
    expect(champo(["strip", "none.ipynb"]).err).toMatch(/none\.ipynb: expected a file, got no such file/);
  });
});

describe("champo pair", () => {
  test("writes the script, takes an edit back, and keeps the outputs of the other cells", () => {
    expect(champo(["pair", "n.ipynb"]).out).toBe("n.ts written from n.ipynb\n");
    expect(champo(["pair", "--check", "n.ipynb", "n.ts"]).code).toBe(0);
    const script = path.join(folder, "n.ts");
    fs.writeFileSync(script, fs.readFileSync(script, "utf8").replace("kMax: number = 8", "kMax: number = 9"));
    const later = new Date(Date.now() + 5000);
    fs.utimesSync(script, later, later);
    expect(champo(["pair", "--check", "n.ipynb"])).toMatchObject({
      code: 1,
      out: "n.ipynb and n.ts differ\n",
    });
    const refused = champo(["pair", "n.ipynb"]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /n\.ts differs and was changed later\. Name n\.ts to carry its changes over, or add --force/,
    );
    expect(champo(["pair", "n.ts"]).out).toBe("n.ipynb written from n.ts\n");
    const [was, is] = [readNotebook(committed), readNotebook(notebook)].map(({ cells }) =>
      cells.filter(isCode),
    );
    expect(is[0].source).toContain("kMax: number = 9");
    expect(is.slice(1).map(({ outputs }) => outputs)).toEqual(was.slice(1).map(({ outputs }) => outputs));
  });

  test("prints for git's textconv, and refuses what it cannot read", () => {
    const { code, out } = champo(["pair", "--print", "n.ipynb"]);
    expect(code).toBe(0);
    expect(out).toContain('// %% {"id":"parameters","tags":["parameters"]}\n');
    fs.writeFileSync(path.join(folder, "m.ts"), "const a = 1;\n");
    expect(champo(["pair", "m.ts"]).err).toMatch(/line 1 of the notebook script: expected a cell marker/);
    expect(champo(["pair", "m.js"]).err).toMatch(
      /expected notebooks \(\.ipynb\) or scripts \(\.ts\), got "m\.js"/,
    );
  });
});

describe("champo diff", () => {
  test("exits like diff: 0 for the same, 1 for a difference, 2 for trouble", () => {
    fs.copyFileSync(notebook, path.join(folder, "m.ipynb"));
    expect(champo(["diff", "n.ipynb", "m.ipynb"])).toEqual({ code: 0, out: "", err: "" });
    champo(["strip", "m.ipynb"]);
    const all = champo(["diff", "n.ipynb", "m.ipynb"]);
    expect(all.code).toBe(1);
    expect(all.out).toContain("== outputs ==");
    expect(all.out).not.toContain("== source ==");
    expect(champo(["diff", "--source", "n.ipynb", "m.ipynb"])).toEqual({ code: 0, out: "", err: "" });
    expect(champo(["diff", "n.ipynb"]).code).toBe(2);
    expect(champo(["diff", "n.ipynb", "none.ipynb"]).code).toBe(2);
  });
});

const noGit = spawnSync("git", ["--version"]).status !== 0;
if (noGit) console.log("skipped: git is not installed, so its filters are not tried");

describe.skipIf(noGit)("git", () => {
  const git = (...words: string[]) => run("git", ["-c", "user.name=n", "-c", "user.email=e", ...words]);
  const quoted = `"${process.execPath}" "${program}"`;

  beforeEach(() => {
    git("init", "-q");
    fs.writeFileSync(path.join(folder, ".gitattributes"), "*.ipynb filter=champo diff=champo\n");
  });

  test("keeps notebooks without outputs by the clean filter, while the folder keeps them", () => {
    git("config", "filter.champo.clean", `${quoted} strip`);
    git("add", ".");
    expect(git("show", ":n.ipynb").out).toBe(stripped());
    expect(fs.readFileSync(notebook, "utf8")).not.toBe(stripped());
    expect(git("status", "--short").out).toBe("A  .gitattributes\nA  n.ipynb\n");
  });

  test("shows a change as one of a script by textconv, and in two parts by the diff program", () => {
    git("add", ".");
    git("commit", "-q", "-m", "first");
    fs.writeFileSync(
      notebook,
      fs.readFileSync(notebook, "utf8").replace("kMax: number = 8", "kMax: number = 9"),
    );
    git("config", "diff.champo.textconv", `${quoted} pair --print`);
    const shown = git("diff")
      .out.split("\n")
      .filter((line) => /^[-+](?![-+])/.test(line));
    expect(shown).toEqual([
      "-const kMax: number = 8; // most clusters tried",
      "+const kMax: number = 9; // most clusters tried",
    ]);
    git("config", "diff.champo.command", `${quoted} diff --git`);
    expect(git("diff").out).toMatch(
      /^--- a\/n\.ipynb\n\+\+\+ b\/n\.ipynb\n== source ==\n\ncell 2 \(parameters\), code\n/,
    );
    expect(git("diff").code).toBe(0);
  });
});
