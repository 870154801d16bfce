import { expect, it } from "vitest";
import { makeFaithful, type TslabModules } from "../../src/notebook/kernel/faithful-kernel";
import { kernelExtras } from "../../src/notebook/kernel/kernel-extras";
import type { TslabServer } from "../../src/notebook/kernel/tslab-internals";

it("a request that arrives while the kernel still opens its sockets waits until all are open", async () => {
  const opened: (() => void)[] = [];
  const handled: string[] = [];
  const prototype = {
    iopub: { closed: false },
    bindSocket: () => new Promise<void>((resolve) => opened.push(resolve)),
    handleShellMessage: (_socket: unknown, ...frames: readonly Buffer[]) => {
      handled.push(frames.join());
      return Promise.resolve();
    },
  } as unknown as TslabServer;
  const modules = { jupyter: { ZmqServer: { prototype } }, executor: {}, converter: {} };
  makeFaithful(modules as unknown as TslabModules, kernelExtras(false));

  const sockets = [1, 2, 3, 4, 5].map((port) => prototype.bindSocket({}, port));
  const requests = ["first", "second"].map((name) => prototype.handleShellMessage({}, Buffer.from(name)));
  for (const open of opened.slice(0, 4)) open();
  await Promise.all(sockets.slice(0, 4));
  expect(handled).toEqual([]);
  opened[4]?.();
  await Promise.all(requests);
  expect(handled).toEqual(["first", "second"]);
});
