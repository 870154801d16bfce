import { createRequire } from "node:module";
import type * as HelpModule from "./help";
import type * as ReloadModule from "./reload";

declare global {
  var help: typeof HelpModule.help;
  var reload: typeof ReloadModule.reload;
}

/** Has every cell know `help` and `reload`, imported or not. Both are loaded when they are called, so the newest is. */
export function addCellGlobals(): void {
  const load = createRequire(__filename);
  globalThis.help = (what) => {
    (load("./help") as typeof HelpModule).help(what);
  };
  globalThis.reload = (options) => {
    (load("./reload") as typeof ReloadModule).reload(options);
  };
}
