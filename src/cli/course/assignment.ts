import type { Command } from "commander";
import { addAssignmentAnswers } from "./assignment-answers";
import { addAssignmentCheck } from "./assignment-check";
import { addAssignmentRelease } from "./assignment-release";
import type { End } from "../command";

/** Adds `champo assignment`, a command of commands, to the command line. */
export function addAssignment(program: Command, end: End): void {
  const assignment = program.command("assignment");
  addAssignmentRelease(assignment, end);
  addAssignmentAnswers(assignment, end);
  addAssignmentCheck(assignment, end);
}
