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

/** A Jupyter notebook server on a folder, with our kernelspec and nothing of the user's own settings. */
export class JupyterServer {
  /** Starts the server and waits until it answers. `home` takes its settings and run-time files. */
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
    const folders = Object.fromEntries(
      ["DATA", "CONFIG", "RUNTIME"].map((kind) => [
        `JUPYTER_${kind}_DIR`,
        path.join(home, kind.toLowerCase()),
      ]),
    );
    fs.mkdirSync(path.join(home, "runtime"), { recursive: true, mode: 0o700 });
    const child = spawn("jupyter-notebook", flags, {
      cwd: folder,
      env: { ...process.env, ...folders, HOME: home, IPYTHONDIR: path.join(home, "ipython") },
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

  /** The address of a notebook's page. */
  page(name: string): string {
    return `${this.address}/notebooks/${name}?token=${this.token}`;
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
