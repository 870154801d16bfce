/** The folder that holds the server of the test cluster; `problem` says why there is none. */
export function installServer(say?: (line: string) => void): {
  readonly folder?: string;
  readonly problem?: string;
};
