import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { makePrivateFolder } from "../../core/private-folder";
import { endMarked, MARK } from "./end-marked";
import { KERNEL_ENVIRONMENT, kernelCommand } from "./kernelspec";

/** Begins the name of every temporary folder a kernel's connection file lies in. */
export const CONNECTION_FOLDER_PREFIX = "champo-kernel-";

/**
 * A compiler makes much that soon is garbage: with room for it from the start, and without helpers that take turns with the other
 * kernels of a run, cleaning up takes a fifth less.
 */
const GARBAGE_FLAGS = ["--min-semi-space-size=16", "--single-threaded-gc"];

type Channel = "shell" | "iopub" | "control" | "stdin" | "hb";
const CHANNELS: readonly Channel[] = ["shell", "iopub", "control", "stdin", "hb"];

export interface LaunchOptions {
  /** The folder the kernel runs in: cells import packages from there and see its files. */
  readonly cwd: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Local sockets where they exist (no port another program may take), TCP on the loopback address elsewhere. */
  readonly transport?: "ipc" | "tcp";
  /** How to start the kernel in place of a plain child with this process's environment: in a sandbox. */
  readonly wrap?: WrapCommand;
}

/**
 * Turns the kernel's command into the one to run, with its whole environment. The kernel must reach the folder of its
 * sockets, and the process started must take the kernel along when it is killed.
 */
export type WrapCommand = (
  command: readonly string[],
  socketFolder: string,
) => { readonly command: readonly string[]; readonly env: Readonly<Record<string, string>> };

const alive = new Set<KernelProcess>();

/**
 * A kernel's operating-system process and the private folder of its connection file. It never outlives this process:
 * killed on `process.exit`, and by its own watch on its parent when this process is ended without a chance to act.
 */
export class KernelProcess {
  /** How the process ended, once it has: `exit code 3`, `SIGKILL`, or why it could not be started. */
  ending: string | undefined;
  /** Resolves to `ending`. */
  readonly ended: Promise<string>;
  #log = "";

  /** Writes a connection file and starts a kernel on it. The kernel is not ready yet when this resolves. */
  static async launch(options: LaunchOptions): Promise<KernelProcess> {
    const folder = makePrivateFolder("kernel");
    const place = path.join(folder, "s");
    // Unix limits a socket's path to about 104 bytes.
    const local = process.platform !== "win32" && Buffer.byteLength(place) < 95;
    const transport = options.transport ?? (local ? "ipc" : "tcp");
    const ports =
      transport === "ipc" ? CHANNELS.map((_, index) => index + 1) : await freePorts(CHANNELS.length);
    const key = randomUUID();
    const mark = randomUUID();
    const connection = {
      transport,
      ip: transport === "ipc" ? place : "127.0.0.1",
      key,
      signature_scheme: "hmac-sha256",
      ...Object.fromEntries(CHANNELS.map((channel, index) => [`${channel}_port`, ports[index]])),
    };
    const file = path.join(folder, "connection.json");
    fs.writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    const plain = {
      command: kernelCommand(file, GARBAGE_FLAGS),
      env: {
        ...process.env,
        ...KERNEL_ENVIRONMENT,
        ...options.env,
        CHAMPO_KERNEL_PARENT: String(process.pid),
        [MARK]: mark,
      },
    };
    const { command: words, env } = options.wrap?.(plain.command, folder) ?? plain;
    const [command = process.execPath, ...args] = words;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true, // a group of its own: Ctrl-C in a terminal reaches the runner alone, which then ends its kernels
    });
    const address = (channel: Channel): string =>
      `${transport}://${connection.ip}:${ports[CHANNELS.indexOf(channel)] ?? ""}`;
    return new KernelProcess(child, folder, mark, key, address);
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly mark: string,
    /** Signs the session's messages. */
    readonly key: string,
    /** Where the kernel listens. */
    readonly address: (channel: Channel) => string,
  ) {
    if (alive.size === 0) process.once("exit", killAll);
    alive.add(this);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        this.#log = (this.#log + data.toString()).slice(-8000);
      });
    }
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.ending = how;
        this.killNow(); // whatever the kernel itself started
        resolve(how);
      };
      child.once("error", (error) => {
        end(error.message);
      });
      child.once("close", (code, signal) => {
        end(signal ?? `exit code ${code ?? "unknown"}`);
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The end of what the process itself printed, outside any cell: why Node.js gave up, for instance. */
  get log(): string {
    return this.#log;
  }

  /** Removes the connection file; to be called once the kernel has read it and all sockets are connected. */
  forgetConnection(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks the kernel to stop what it is doing. */
  interrupt(): void {
    if (this.ending === undefined) this.child.kill("SIGINT");
  }

  /** Ends the kernel and everything it started, and waits until it is gone. */
  async kill(): Promise<void> {
    this.killNow();
    await this.ended;
  }

  /** Ends the kernel and everything it started, without waiting. */
  killNow(): void {
    alive.delete(this);
    if (alive.size === 0) process.off("exit", killAll);
    this.forgetConnection();
    if (this.child.pid === undefined) return;
    endMarked(this.mark);
    if (process.platform === "win32") {
      this.child.kill("SIGKILL");
      return;
    }
    try {
      process.kill(-this.child.pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // gone already
    }
  }
}

function killAll(): void {
  for (const kernel of alive) kernel.killNow();
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<net.Server>((resolve, reject) => {
          const server = net.createServer();
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => {
            resolve(server);
          });
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
