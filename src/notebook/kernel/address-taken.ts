/** What libraries say of an address that another program holds, by system: POSIX, Windows, and libzmq's own words. */
const TAKEN = /EADDRINUSE|EBUSY|address already in use|resource busy/i;

/** True for an error that says that an address was taken: another one may be free. */
export function isAddressTaken(error: unknown): boolean {
  return TAKEN.test(String(error));
}
