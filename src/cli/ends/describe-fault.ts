/** Set to 1, faults of the program are shown with their stack. */
const SHOW_STACK = "CHAMPO_STACK";

/**
 * An error that no input explains, for the terminal: its message, and how to see where it came from.
 *
 * @param environment where `CHAMPO_STACK=1` asks for the stack.
 */
export function describeFault(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const message = error instanceof Error ? error.message : String(error);
  if (environment[SHOW_STACK] === "1") return (error instanceof Error && error.stack) || message;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `${message}\nThe disk is full. Make room and run the same command again.`;
  }
  return `${message}\nThis is a fault of champo or of the machine, not of your data. Set ${SHOW_STACK}=1 to see where it happened.`;
}
