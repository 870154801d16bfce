import { spawn } from "node:child_process";
import path from "node:path";

/** How long a child may take to end in order, in milliseconds. */
const GRACE_MS = 3000;

/** How a child may be used. */
export interface ChildOptions {
  readonly seconds: number;
  readonly heapMegabytes: number;
  /** The most it may answer, in bytes. */
  readonly answerBytes: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Asks a script of `teaching/`, such as "grade/judge.js", one question in a process of its own (see `serveOneRequest`), so that nothing that goes
 * wrong there goes wrong here.
 *
 * @returns Its answer; the caller knows the type.
 * @throws Error that says how it ended, when it gave none in time; the signal's reason when `signal` fires.
 */
export async function askChild(script: string, request: unknown, options: ChildOptions): Promise<unknown> {
  options.signal?.throwIfAborted();
  // The same place seen from src/ (under a test runner) and from lib/.
  const main = path.resolve(__dirname, "..", "..", "..", "lib", "teaching", script);
  const args = ["--no-deprecation", `--max-old-space-size=${options.heapMegabytes}`, main];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let answer = "";
  let log = "";
  let ending: string | undefined;
  let kill: NodeJS.Timeout | undefined;
  const end = (why: string): void => {
    ending ??= why;
    child.stdin.destroy(); // it then ends what it started, and itself
    kill ??= setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  };
  const abort = (): void => {
    end("ended from outside");
  };
  const timer = setTimeout(() => {
    end(`no answer within ${options.seconds} s`);
  }, options.seconds * 1000);
  options.signal?.addEventListener("abort", abort);
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    answer += part;
    if (answer.length > options.answerBytes) end(`an answer of more than ${options.answerBytes / 1e6} MB`);
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    log = (log + part).slice(-4000);
  });
  child.stdin.on("error", () => undefined); // it ended before it had read all: its end is told below
  child.stdin.write(`${JSON.stringify(request)}\n`);
  const how = await new Promise<string>((resolve) => {
    child.once("error", (error) => {
      resolve(error.message);
    });
    child.once("close", (code, signal) => {
      resolve(signal ?? `exit code ${code ?? "unknown"}`);
    });
  });
  clearTimeout(timer);
  clearTimeout(kill);
  options.signal?.removeEventListener("abort", abort);
  options.signal?.throwIfAborted();
  if (ending === undefined && answer.endsWith("\n")) return JSON.parse(answer) as unknown;
  throw new Error([ending ?? how, log.trim()].filter((each) => each !== "").join("\n"));
}
