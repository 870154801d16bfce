import type { Command } from "commander";

/** Takes the exit code that a command ended with: 0 done, 1 a failed cell or a difference found, 2 bad input. */
export type End = (exitCode: number) => void;

/** Adds one command to the command line: its name, its options, and what it does. */
export type AddCommand = (program: Command, end: End) => void;

/** A command of the command line. */
export interface ListedCommand {
  readonly name: string;
  /** What it does, as `champo --help` says. */
  readonly purpose: string;
  /** Its module is loaded when it is called: all of them take a second of CPU. */
  readonly load: () => Promise<AddCommand>;
}
