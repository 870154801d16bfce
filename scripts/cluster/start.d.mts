export interface Shard {
  readonly number: number;
  /** Its address for statements. */
  readonly url: string;
  /** Its port for other servers. */
  readonly tcp: number;
  /** Ends it at once and waits until it is gone. */
  kill(): Promise<void>;
}
export interface Cluster {
  readonly shards: readonly Shard[];
  /** The ports at which the servers find each other. */
  readonly tcp: readonly number[];
  stop(): Promise<void>;
  /** Stops the servers that still run, and starts all with the same data at the same ports. */
  again(): Promise<void>;
}
export interface ClusterOptions {
  readonly shards?: number;
  /** The port of the first server, the others follow; default free ports. */
  readonly http?: number;
  /** The port at which the other servers find a shard. */
  through?(shard: number, port: number): Promise<number> | number;
  /** Of the user `reader`. */
  readonly password?: string;
}
export const CLUSTER: string;
/** Starts servers on this machine as one cluster. */
export function startCluster(server: string, folder: string, options?: ClusterOptions): Promise<Cluster>;
/** Runs one statement at a server and returns what it answers. */
export function statementAt(url: string, statement: string): Promise<string>;
