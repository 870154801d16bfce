import path from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import * as library from "../../src/index";
import { proseOutput, shownOutput } from "../../src/cell/display";
import type { Figure } from "../../src/charts/base/figure";
import { fittedStudy } from "../../src/study/sampled-study";
import type { Study } from "../../src/study/study";
import { isCode } from "../../src/notebook/document/document";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { isFinding, type Interpolation } from "../../src/text/prose";
import type { Table } from "../../src/text/table";

/** What a cell of a chapter showed, or what ended the chapter. */
export interface ChapterOutput {
  readonly chapter: string;
  readonly cell: string;
  readonly kind: "figure" | "table" | "prose" | "failure";
  readonly shown: Figure | Table | string;
}

const PROJECT = path.join(__dirname, "../..");
/** The ten chapters, in the order of a run. */
export const CHAPTERS = [
  "01-sales-eda",
  "02-customer-features",
  "03-k-means",
  "04-hierarchical",
  "05-density",
  "06-mixtures-and-birch",
  "07-choosing-a-segmentation",
  "08-segment-profiles",
  "09-other-ml-tools",
  "10-recommendations",
] as const;

/** The ten chapters of a study of any customers. */
export const GENERAL_CHAPTERS: readonly string[] = [
  "templates/01-the-data",
  "templates/02-customer-features",
  ...CHAPTERS.slice(2, 7),
  "templates/08-segment-profiles",
  "templates/09-other-ml-tools",
  "templates/10-recommendations",
];

type Chapter = (library: object, at: (cell: string) => void) => Promise<void>;

const compiled = new Map<string, Chapter>();

/**
 * The chapters of the study in this process, without kernels: the cells of the notebooks themselves, each in the scope of
 * those before it. `loadStudy` and `openStudy` give `study`; the segmentation that chapter 07 saves is the one that later chapters take.
 *
 * @param parameters values for those of the notebooks' parameters of the same name, such as fewer `resamples`.
 * @returns everything shown, in order. A cell that throws ends its chapter with a `failure`.
 */
export async function runChapters(
  study: Study,
  parameters: Readonly<Record<string, unknown>> = {},
  chapters: readonly string[] = CHAPTERS,
): Promise<readonly ChapterOutput[]> {
  const outputs: ChapterOutput[] = [];
  const less = quicker();
  let saved: library.SegmentationChoice | undefined;
  for (const chapter of chapters) {
    let cell = "";
    const put = (kind: ChapterOutput["kind"], shown: ChapterOutput["shown"]): void => {
      outputs.push({ chapter, cell, kind, shown });
    };
    const say = (words: TemplateStringsArray | Interpolation, ...values: readonly Interpolation[]): void => {
      const [typed, put_] = isFinding(words) ? [["", ""], [words]] : [words as TemplateStringsArray, values];
      put("prose", String(proseOutput("takeaway", typed, put_).data["text/plain"]));
    };
    const replaced = {
      ...library,
      ...parameters,
      ...less,
      loadStudy: () => Promise.resolve(fittedStudy(study)),
      openStudy: () => Promise.resolve(study),
      show: (what: Figure | Table) => {
        const { data, metadata } = shownOutput(what);
        const { kind } = metadata["champo"] as { readonly kind: string };
        if (kind === "figure" || kind === "table") put(kind, what);
        else put("prose", String(data["text/plain"]));
      },
      takeaway: say,
      answer: say,
      saveSegments: (_: unknown, choice: library.SegmentationChoice) => {
        saved = choice;
      },
      chosenSegmentation: () =>
        saved === undefined
          ? library.chosenSegmentation(study)
          : { ...saved.segmentation, status: saved.status, because: saved.because },
    };
    try {
      await compile(chapter)(replaced, (id) => {
        cell = id;
      });
    } catch (error) {
      put("failure", error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return outputs;
}

/** Functions of the library on less work: what they find is worded alike. */
function quicker(): object {
  const { bootstrapJaccard, conversionStudy, crossedConversion, customerLifetime } = library;
  const { gaussianMixtureSweep, planHeldOut } = library;
  let lifetime: library.CustomerLifetime | undefined;
  return {
    bootstrapJaccard: (...[x, cluster, k, options]: Parameters<typeof bootstrapJaccard>) =>
      bootstrapJaccard(x, cluster, k, { ...options, resamples: 5 }),
    conversionStudy: (samples: Parameters<typeof conversionStudy>[0], options: { seed: number }) =>
      conversionStudy(
        samples.filter((_, i) => samples.length < 500 || i % 8 === 0),
        { ...options, folds: 3 },
      ),
    crossedConversion: (...[samples, options]: Parameters<typeof crossedConversion>) =>
      crossedConversion(samples, { ...options, draws: 200 }),
    customerLifetime: (...args: Parameters<typeof customerLifetime>) =>
      (lifetime ??= customerLifetime(...args)),
    gaussianMixtureSweep: (...[x, options]: Parameters<typeof gaussianMixtureSweep>) =>
      gaussianMixtureSweep(x, { ...options, starts: 5 }),
    planHeldOut: (...[samples, options]: Parameters<typeof planHeldOut>) =>
      planHeldOut(samples, { ...options, repeats: 1 }),
  };
}

/** Whether a cell only brings names of the library. */
const imports = ({ id }: { readonly id: string }): boolean => /^imports(-|$)/.test(id);

/** One function of a notebook: each cell is a block inside the one before it, so that a name may be used again. */
function compile(chapter: string): Chapter {
  const known = compiled.get(chapter);
  if (known !== undefined) return known;
  const file = chapter.includes("/") ? chapter : `notebooks/${chapter}`;
  const cells = readNotebook(path.join(PROJECT, `${file}.ipynb`)).cells.filter(isCode);
  const code = cells
    .filter((cell) => !imports(cell))
    .map(({ id, source }) =>
      id === "parameters"
        ? source.replace(/^const (\w+)(: [^=]+) = ([^;]+);/gm, "const $1$2 = library.$1 ?? $3;")
        : `{ at(${JSON.stringify(id)});\n${source}`,
    );
  const names = cells
    .filter(imports)
    .flatMap(({ source }) => [...source.matchAll(/import \{([^}]*)\} from "champo"/g)])
    .flatMap(([, list]) => list.split(",").map((name) => name.trim()))
    .filter((name) => name !== "");
  const text = `const { ${names.join(", ")} } = library;\n${code.join("\n")}${"}".repeat(code.length - 1)}`;
  const { outputText } = transpileModule(`async (library, at) => {${text}}`, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.None },
  });
  const made = (0, eval)(outputText) as Chapter;
  compiled.set(chapter, made);
  return made;
}
