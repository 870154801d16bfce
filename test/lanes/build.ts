import { build } from "../../scripts/build.mjs";

/** Compiles what has changed in src/ before any test: the tests run the compiled code. */
export default function (): void {
  if (build() !== 0) throw new Error("src/ does not compile: see the errors above.");
}
