import type { Command } from "commander";

/** Takes the exit code that a command ended with: 0 done, 1 a failed cell or a difference found, 2 bad input. */
export type End = (exitCode: number) => void;

/** Adds one command to the command line: its name, its options, and what it does. */
export type AddCommand = (program: Command, end: End) => void;
