import { afterEach, beforeAll, beforeEach, vi } from "vitest";

/** What commands say in each test of a file, line by line; nothing of it reaches the terminal. Call it before other hooks. */
export function heard(): readonly string[] {
  const lines: string[] = [];
  const listen = (): void => {
    lines.length = 0;
    for (const channel of ["log", "error"] as const)
      vi.spyOn(console, channel).mockImplementation((line: string) => void lines.push(line));
  };
  beforeAll(listen);
  beforeEach(listen);
  afterEach(() => vi.restoreAllMocks());
  return lines;
}
