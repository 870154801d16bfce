import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignedParameters } from "../../src/notebook/run/assigned-parameters";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import { KERNELSPEC } from "../../src/notebook/kernel/kernelspec";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import {
  hasTag,
  injectParameters,
  INJECTED_TAG,
  PARAMETERS_TAG,
  parametersOf,
  type Parameter,
  type ParameterValue,
} from "../../src/notebook/run/parameters";
import { scriptToNotebook } from "../../src/notebook/git/percent";
import { runNotebooks } from "../../src/notebook/run/run";
import { makeWorkspace, printed } from "./workspace";

function notebookWith(...lines: readonly string[]): Notebook {
  const script = [
    '// %% {"tags": ["parameters"]}',
    ...lines,
    "",
    "// %%",
    "console.log(JSON.stringify({ k, names }));",
  ];
  return scriptToNotebook(script.join("\n"), KERNELSPEC);
}

const PLAIN = notebookWith(
  "const k: number = 8; // most clusters tried",
  'const names: string[] = ["a", "b"];',
);

describe("the parameters of a notebook", () => {
  test("are read with their types, values and meanings", () => {
    const lines = [
      "const low: number = -0.5; /* a limit */",
      "const on: boolean = true; // whether",
      'const file: string = "x // y"; // a "file"',
      "const ks: number[] = [2, -3];",
    ];
    expect(parametersOf(notebookWith(...lines), "n")).toEqual([
      { name: "low", type: "number", value: -0.5, meaning: "a limit" },
      { name: "on", type: "boolean", value: true, meaning: "whether" },
      { name: "file", type: "string", value: "x // y", meaning: 'a "file"' },
      { name: "ks", type: "number[]", value: [2, -3], meaning: "" },
    ]);
  });

  test("may be none", () => {
    expect(parametersOf(scriptToNotebook("// %%\n1;\n", KERNELSPEC), "n")).toEqual([]);
  });

  test.each([
    ["const k = 8;"],
    ["const k: number = 2 + 2;"],
    ['const k: number = "8";'],
    ["const k: number[] = [1, true];"],
    ["const { k }: number = 8;"],
    ["console.log(1);"],
    ["let k: number;"],
    ["const k: Date = 8;"],
  ])("must be literals with a type: not %s", (line) => {
    expect(() => parametersOf(notebookWith("const first: number = 1;", line), "07")).toThrow(
      /^notebook 07, cell tagged "parameters", line 2: expected/,
    );
  });

  test("stand in one cell", () => {
    const twice = { ...PLAIN, cells: [...PLAIN.cells, ...PLAIN.cells] };
    expect(() => parametersOf(twice, "07")).toThrow(
      'notebook 07: expected one at most, got 2 cells tagged "parameters"',
    );
  });
});

describe("injected parameters", () => {
  test("stand in a cell of their own right behind, with the declared types", () => {
    const injected = injectParameters(PLAIN, { k: 10, other: 1 }, "n");
    expect(injected.cells).toHaveLength(3);
    expect(injected.cells[1]).toMatchObject({
      id: INJECTED_TAG,
      metadata: { tags: [INJECTED_TAG] },
      source: "// The parameters of this run.\nconst k: number = 10;",
    });
    expect(injected.cells[0]).toEqual(PLAIN.cells[0]);
  });

  test("take the place of earlier ones, and go with them", () => {
    const once = injectParameters(PLAIN, { k: 10 }, "n");
    expect(injectParameters(once, { k: 11 }, "n").cells[1].source).toContain("k: number = 11");
    expect(injectParameters(once, { k: 11 }, "n").cells).toHaveLength(3);
    expect(injectParameters(once, {}, "n")).toEqual(PLAIN);
  });

  test("leave a notebook alone that declares none of them", () => {
    expect(injectParameters(PLAIN, { toString: 1, other: 2 }, "n")).toBe(PLAIN);
  });

  test("are data, whatever a text contains", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary" })),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (names, k) => {
          const { source } = injectParameters(PLAIN, { k, names }, "n").cells[1];
          const read = parametersOf(notebookWith(source.slice(source.indexOf("\n") + 1)), "n");
          expect(read.map(({ value }) => value)).toEqual([k === 0 ? 0 : k, names]);
        },
      ),
    );
  });

  test("are what the cells then compute with", async () => {
    const workspace = makeWorkspace({ "01": PLAIN });
    try {
      const run = (parameters: Record<string, ParameterValue>) =>
        runNotebooks({
          folder: workspace.folder,
          names: ["01"],
          saveTo: null,
          figuresFolder: null,
          parameters,
        });
      const hostile = ["`${k}`", '"; k = 1; "', "\u2028*/"];
      const changed = (await run({ k: 10, names: hostile })).notebooks[0].document;
      expect(JSON.parse(printed(changed, 2))).toEqual({ k: 10, names: hostile });
      const plain = (await run({})).notebooks[0].document;
      expect(JSON.parse(printed(plain, 1))).toEqual({ k: 8, names: ["a", "b"] });
      expect(readNotebook(path.join(workspace.folder, "01.ipynb"))).toEqual(PLAIN);
    } finally {
      workspace.remove();
    }
  });
});

describe("parameters on the command line", () => {
  const of = (type: Parameter["type"], name: string): Parameter => ({ name, type, value: "", meaning: "" });
  const declared = [
    of("number", "kMax"),
    of("string", "data"),
    of("boolean", "log"),
    of("number[]", "ks"),
    of("string[]", "names"),
    of("number", "kMax"),
  ];

  test("are read in the type of the parameter they name", () => {
    const typed = ["kMax=1e1", "data=a=b, c", "log=false", "ks=2, 3,4", 'names=["a,b", "c"]'];
    expect(assignedParameters(typed, declared)).toEqual({
      kMax: 10,
      data: "a=b, c",
      log: false,
      ks: [2, 3, 4],
      names: ["a,b", "c"],
    });
    expect(assignedParameters(["names=a, b", "ks=[5]"], declared)).toEqual({ names: ["a", "b"], ks: [5] });
    expect(assignedParameters([], declared)).toEqual({});
  });

  test.each([
    ["kMax=ten", '-p kMax: expected a number, such as 10 or 0.5, got "ten"'],
    ["kMax=", '-p kMax: expected a number, such as 10 or 0.5, got ""'],
    ["kMax=1e999", "-p kMax: expected a number"],
    ["log=1", "-p log: expected true or false"],
    ["ks=2,x", "-p ks: expected numbers"],
    ['ks=["2"]', "-p ks: expected numbers"],
    ["names=[1", "-p names: expected texts"],
    ["kMax", '-p: expected name=value, such as seed=11, got "kMax"'],
    ["=5", "-p: expected name=value"],
    [
      "kmax=3",
      '-p: expected a parameter of these notebooks (data, kMax, ks, log, names), got "kmax". Did you mean "kMax"?',
    ],
    ["constructor=3", "-p: expected a parameter of these notebooks"],
  ])("%s is refused in words", (assignment, message) => {
    expect(() => assignedParameters([assignment], declared)).toThrow(message);
  });

  test("are set once", () => {
    expect(() => assignedParameters(["kMax=1", "kMax=2"], declared)).toThrow(
      '-p: expected each parameter once, got "kMax" twice',
    );
  });
});

describe("the study's notebooks", () => {
  const folder = path.join(__dirname, "..", "..", "notebooks");
  const names = fs.readdirSync(folder).filter((file) => file.endsWith(".ipynb"));
  const notebooks = names.map((name) => ({ name, notebook: readNotebook(path.join(folder, name)) }));

  test.each(notebooks)(
    "$name declares, before anything else, parameters that it uses",
    ({ name, notebook }) => {
      const code = notebook.cells.filter(isCode);
      expect(hasTag(code[0], PARAMETERS_TAG)).toBe(true);
      expect(code.filter((cell) => hasTag(cell, INJECTED_TAG))).toEqual([]);
      const declared = parametersOf(notebook, name);
      expect(declared[0]).toMatchObject({ name: "data", value: "" });
      for (const parameter of declared) {
        const uses = code
          .slice(1)
          .filter(({ source }) => new RegExp(`(?<![.\\w])${parameter.name}\\b(?!:)`).test(source));
        expect({ parameter: parameter.name, used: uses.length > 0 }).toEqual({
          parameter: parameter.name,
          used: true,
        });
        expect(parameter.meaning).not.toBe("");
      }
    },
  );

  test("give one type to a name wherever it is used, and one seed to all", () => {
    const all = notebooks.flatMap(({ name, notebook }) => parametersOf(notebook, name));
    const types = new Map<string, Set<string>>();
    for (const { name, type } of all) types.set(name, (types.get(name) ?? new Set()).add(type));
    expect([...types].filter(([, each]) => each.size > 1)).toEqual([]);
    expect(new Set(all.filter(({ name }) => name === "seed").map(({ value }) => value))).toEqual(
      new Set([7]),
    );
  });
});
