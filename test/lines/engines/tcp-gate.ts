import { connect, createServer, type Socket } from "node:net";

/** A wire between two programs that a test can watch, hold and cut. */
export interface Gate {
  readonly port: number;
  /** Bytes wait from now on, until `open`. */
  hold(): void;
  open(): void;
  /** Ends all connections, and every new one. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Passes bytes on to a port of this machine.
 *
 * @param before is asked with the text of what comes from the asking side, and may take its time.
 */
export function gateTo(
  target: number,
  before: (text: string) => Promise<void> | void = () => undefined,
): Promise<Gate> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let held: Promise<void> | null = null;
  let release: () => void = () => undefined;
  const pass = (from: Socket, to: Socket, watch: (text: string) => Promise<void> | void): void => {
    let order = Promise.resolve();
    from.on("data", (part: Buffer) => {
      order = order.then(async () => {
        await watch(part.toString("latin1"));
        await held;
        if (!to.destroyed) to.write(part);
      });
    });
    from.on("close", () => to.destroy());
    from.on("error", () => to.destroy());
    sockets.add(from);
  };
  const server = createServer((own) => {
    const far = connect(target, "127.0.0.1");
    pass(own, far, before);
    pass(far, own, () => undefined);
    if (isCut) own.destroy();
  });
  const gate = {
    hold: () => {
      held = new Promise((resolve) => (release = resolve));
    },
    open: () => {
      release();
      held = null;
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      resolve({ ...gate, port: (server.address() as { port: number }).port });
    }),
  );
}
