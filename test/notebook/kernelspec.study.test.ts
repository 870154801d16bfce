import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { jupyterDataFolder, writeKernelspec } from "../../src/notebook/kernel/kernelspec";
import { HOW_TO_GET_JUPYTER, openLab } from "../../src/notebook/kernel/lab";
import { makeWorkspace } from "./workspace";

describe("the kernelspec", () => {
  const workspace = makeWorkspace();
  afterAll(() => {
    workspace.remove();
  });

  it("names an absolute node, our kernel and the connection file, in UTC", () => {
    const folder = writeKernelspec(path.join(workspace.folder, "kernels"));
    expect(path.basename(folder)).toBe("champo-tslab");
    const spec = JSON.parse(fs.readFileSync(path.join(folder, "kernel.json"), "utf8")) as { argv: string[] };
    expect(spec).toMatchObject({
      display_name: "TypeScript (Champo)",
      language: "typescript",
      env: { TZ: "UTC" },
    });
    expect(spec.argv[0]).toBe(process.execPath);
    expect(path.isAbsolute(spec.argv[2] ?? "") && fs.existsSync(spec.argv[2] ?? "")).toBe(true);
    expect(spec.argv.at(-1)).toBe("{connection_file}");
  });

  it.each([
    [{ JUPYTER_DATA_DIR: "/j" }, "linux", "/j"],
    [{}, "linux", "/home/u/.local/share/jupyter"],
    [{ XDG_DATA_HOME: "/x" }, "linux", "/x/jupyter"],
    [{}, "darwin", "/home/u/Library/Jupyter"],
    [{ APPDATA: "C:\\Users\\u\\AppData\\Roaming" }, "win32", "C:\\Users\\u\\AppData\\Roaming\\jupyter"],
  ] as const)("goes where Jupyter looks: %j on %s", (env, platform, expected) => {
    expect(jupyterDataFolder(env, platform, "/home/u")).toBe(expected);
  });

  it.skipIf(process.platform === "win32")(
    "is registered by `lab`, which opens Jupyter in the notebooks' folder with the options given, also as root",
    async () => {
      const bin = path.join(workspace.folder, "bin");
      fs.mkdirSync(bin);
      fs.writeFileSync(
        path.join(bin, "jupyter-lab"),
        '#!/bin/sh\npwd > opened\necho "$*" > asked\nexit 3\n',
        { mode: 0o755 },
      );
      const data = path.join(workspace.folder, "data");
      const said: string[] = [];
      const env = { PATH: `${bin}:/usr/bin:/bin`, JUPYTER_DATA_DIR: data };
      const code = await openLab({
        folder: workspace.folder,
        options: ["--no-browser", "--port=8890"],
        env,
        say: (line) => said.push(line),
      });
      const asRoot = process.getuid?.() === 0 ? "--allow-root " : "";
      expect(fs.readFileSync(path.join(workspace.folder, "asked"), "utf8")).toBe(
        `${asRoot}--no-browser --port=8890\n`,
      );
      expect(code).toBe(3);
      expect(fs.readFileSync(path.join(workspace.folder, "opened"), "utf8").trim()).toBe(
        fs.realpathSync(workspace.folder),
      );
      expect(fs.existsSync(path.join(data, "kernels", "champo-tslab", "kernel.json"))).toBe(true);
      expect(said.join()).toContain("registered");
    },
  );

  it("is registered by `lab` also without Jupyter, and two lines say how to get one", async () => {
    const data = path.join(workspace.folder, "other-data");
    const said: string[] = [];
    const env = { PATH: path.join(workspace.folder, "nothing"), JUPYTER_DATA_DIR: data };
    expect(await openLab({ folder: workspace.folder, env, say: (line) => said.push(line) })).toBe(1);
    expect(said.join("\n")).toBe(HOW_TO_GET_JUPYTER);
    expect(HOW_TO_GET_JUPYTER.split("\n")).toHaveLength(2);
    expect(fs.existsSync(path.join(data, "kernels", "champo-tslab", "kernel.json"))).toBe(true);
  });
});
