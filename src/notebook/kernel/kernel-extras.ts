import { createRequire } from "node:module";
import path from "node:path";
import { PROGRESS_LISTENER, type ProgressListener } from "../../core/progress";
import type * as FigurePainterModule from "../drawing/figure-painter";
import { kernelHooks, type ShownValue } from "./kernel-hooks";
import { LiveFigures } from "../drawing/live-figures";
import { LoadedLibrary, type Locals } from "./loaded-library";
import { ProcessTraces } from "./process-traces";
import { ProgressLine, type SendDisplay } from "../run/progress-line";

/** What the kernel does besides running cells. */
export interface KernelExtras {
  /** Takes the variables of the cells, once they exist. */
  readonly takeLocals: (locals: Locals) => void;
  /** Called before a cell runs, with the ways to show the user something in it. */
  readonly beforeCell: (tell: (text: string) => void, send: SendDisplay) => void;
  /** Sends what a cell displays. */
  readonly display: (content: object, update: boolean, send: SendDisplay) => void;
  /** How to show the value of a cell's last line; undefined to print it. */
  readonly valueShown: (value: unknown) => ShownValue | undefined;
  /** Resolves when the cell has shown all it has to show. */
  readonly afterCell: () => Promise<void>;
  /** What earlier cells left in the process besides variables, in words. The first call takes note of how it is before any. */
  readonly leftBehind: () => readonly string[];
}

/**
 * The comforts of a kernel. A value in the last line is shown as the library says. Where a person watches (Jupyter, VS
 * Code), figures get a picture for front ends without Plotly, long work a progress line, and a library rebuilt under the
 * kernel a warning; where a run makes the outputs to be kept, none of the three, for they would differ from run to run.
 *
 * @param watched Whether a person watches.
 */
export function kernelExtras(watched: boolean): KernelExtras {
  const hooks = kernelHooks();
  const libraryFolder = path.resolve(__dirname, "..", "..");
  const library = new LoadedLibrary(libraryFolder);
  let traces: ProcessTraces | undefined;
  const leftBehind = (): readonly string[] => (traces ??= new ProcessTraces(libraryFolder)).left();
  let locals: Locals = {};
  hooks.reload = () => library.reload(locals);
  const takeLocals = (taken: Locals): void => {
    locals = taken;
  };
  const valueShown = (value: unknown): ShownValue | undefined => hooks.show?.(value);
  if (!watched) {
    const nothing = (): void => undefined;
    const display: KernelExtras["display"] = (content, update, send) => {
      send(content, update);
    };
    const afterCell = (): Promise<void> => {
      library.note();
      return Promise.resolve();
    };
    return { takeLocals, beforeCell: nothing, display, valueShown, afterCell, leftBehind };
  }

  let tellUser: (text: string) => void = () => undefined;
  let sendToCell: SendDisplay = () => undefined;
  const figures = new LiveFigures(
    () => {
      // Loaded with the first figure, since most kernels never draw one.
      const painter = createRequire(__filename)("../drawing/figure-painter") as typeof FigurePainterModule;
      return painter.FigurePainter.open();
    },
    (reason) => {
      tellUser(`Figures are shown as text where Plotly is missing: ${reason}\n`);
    },
  );
  const progress = new ProgressLine((content, update) => {
    sendToCell(content, update);
  });
  (globalThis as { [PROGRESS_LISTENER]?: ProgressListener })[PROGRESS_LISTENER] = (what) =>
    progress.listen(what);
  let warned = "";
  return {
    takeLocals,
    leftBehind,
    beforeCell: (tell, send) => {
      [tellUser, sendToCell] = [tell, send];
      const changed = library.changed().join();
      if (changed !== "" && changed !== warned) {
        tell(
          "The library was built again; this kernel still runs the old one. Call reload(), or restart the kernel.\n",
        );
      }
      warned = changed;
    },
    display: (content, update, send) => {
      figures.send(content, update, send);
    },
    valueShown,
    afterCell: async () => {
      library.note();
      progress.cellEnded();
      await figures.settled();
    },
  };
}
