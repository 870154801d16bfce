import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { writeKernelspec } from "../../src/notebook/kernel/kernelspec";

/** Why the classic notebook cannot be tried here; undefined when it can. */
export function whyNoJupyterNotebook(): string | undefined {
  return spawnSync("jupyter-notebook", ["--version"]).status === 0
    ? undefined
    : "jupyter-notebook is not installed, so no real front end is tried";
}

interface Place {
  readonly folder: string;
  readonly home: string;
  readonly port: number;
  readonly token: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment in which Jupyter reads and writes its own files in a folder, and finds nothing of the user's. */
export function jupyterFolders(home: string): Readonly<Record<string, string>> {
  fs.mkdirSync(path.join(home, "runtime"), { recursive: true, mode: 0o700 });
  const folders = ["DATA", "CONFIG", "RUNTIME"].map(
    (kind) => [`JUPYTER_${kind}_DIR`, path.join(home, kind.toLowerCase())] as const,
  );
  return { ...Object.fromEntries(folders), HOME: home, IPYTHONDIR: path.join(home, "ipython") };
}

/** A Jupyter notebook server on a folder, with our kernelspec and nothing of the user's own settings. */
export class JupyterServer {
  /** Starts the classic notebook and waits until it answers. `home` takes its settings and run-time files. */
  static async start(folder: string, home: string): Promise<JupyterServer> {
    writeKernelspec(path.join(home, "data", "kernels"));
    const [port, token] = [await freePort(), randomBytes(8).toString("hex")];
    const settings = {
      ip: "127.0.0.1",
      port,
      token,
      notebook_dir: folder,
      open_browser: false,
      allow_root: true,
    };
    const flags = Object.entries(settings).map(
      ([name, value]) =>
        `--NotebookApp.${name}=${typeof value === "boolean" ? (value ? "True" : "False") : value}`,
    );
    return JupyterServer.#startProgram("jupyter-notebook", flags, { folder, home, port, token });
  }

  /**
   * Opens JupyterLab as `champo lab` does, with Notebook 7 on the same server.
   *
   * @param bin The folder of JupyterLab's programs.
   */
  static async startLab(folder: string, home: string, bin: string): Promise<JupyterServer> {
    const [port, token] = [await freePort(), randomBytes(8).toString("hex")];
    const champo = path.join(__dirname, "..", "..", "bin", "champo.mjs");
    const flags = [
      "--no-browser",
      "--ServerApp.ip=127.0.0.1",
      `--ServerApp.port=${port}`,
      `--IdentityProvider.token=${token}`,
      `--ServerApp.root_dir=${folder}`,
    ];
    const PATH = `${bin}${path.delimiter}${process.env["PATH"] ?? ""}`;
    return JupyterServer.#startProgram(process.execPath, [champo, "lab", ...flags], {
      folder,
      home,
      port,
      token,
      env: { PATH },
    });
  }

  static async #startProgram(
    program: string,
    flags: readonly string[],
    { folder, home, port, token, env = {} }: Place,
  ): Promise<JupyterServer> {
    const child = spawn(program, flags, {
      cwd: folder,
      env: { ...process.env, ...jupyterFolders(home), ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const server = new JupyterServer(child, `http://127.0.0.1:${port}`, token);
    await server.#answers();
    return server;
  }

  #log = "";

  private constructor(
    private readonly child: ChildProcess,
    private readonly address: string,
    private readonly token: string,
  ) {
    child.stderr?.on("data", (piece: Buffer) => (this.#log = (this.#log + piece.toString()).slice(-4000)));
  }

  /** The address of a notebook's page, in the classic notebook, Notebook 7 or (`lab/tree`) JupyterLab. */
  page(name: string, room = "notebooks"): string {
    return `${this.address}/${room}/${name}?token=${this.token}`;
  }

  /** Ends the server and its kernels. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("close", resolve));
    await fetch(`${this.address}/api/shutdown?token=${this.token}`, { method: "POST" }).catch(() =>
      this.child.kill(),
    );
    await ended;
  }

  async #answers(): Promise<void> {
    const end = Date.now() + 600_000;
    for (;;) {
      const answer = await fetch(`${this.address}/api/status?token=${this.token}`).catch(() => undefined);
      if (answer?.ok === true) return;
      if (Date.now() > end || this.child.exitCode !== null)
        throw new Error(`Jupyter did not start.\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
