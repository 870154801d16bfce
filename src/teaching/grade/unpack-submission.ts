import { unzipSync, type UnzipFileInfo } from "fflate";
import { InputError } from "../../core/input-error";

/** A notebook file of a zip. */
export interface UnpackedFile {
  /** Its path within the zip, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** More entries than this are no submission. */
const MOST_ENTRIES = 5000;
/** All notebooks of a zip together. */
const MOST_BYTES = 200_000_000;

/**
 * Unpacks the notebooks of a zip into memory. Nothing is written to disk, so a path that leads outside cannot do harm; only
 * notebooks are unpacked, and only as far as the sizes that the zip states stay within limits, so a zip bomb is refused.
 *
 * @param largest The largest notebook, in bytes.
 * @throws InputError for a file that is no zip, is encrypted or damaged, or holds too much.
 */
export function unpackSubmission(zip: Uint8Array, where: string, largest: number): readonly UnpackedFile[] {
  const complain = (what: string): InputError =>
    new InputError({ what, legal: "a zip of notebooks of a usual size", where });
  let [entries, bytes] = [0, 0];
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (++entries > MOST_ENTRIES) throw complain(`a zip of more than ${MOST_ENTRIES} files`);
    if (!/\.ipynb$/i.test(name) || /(^|\/)(__MACOSX|\.ipynb_checkpoints|node_modules)\//.test(name))
      return false;
    if (originalSize > largest) throw complain(`${name}, of ${Math.round(originalSize / 1e6)} MB`);
    bytes += originalSize;
    if (bytes > MOST_BYTES) throw complain(`notebooks of more than ${MOST_BYTES / 1e6} MB`);
    return true;
  };
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(zip, { filter: wanted });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw complain(`a damaged zip (${error instanceof Error ? error.message : String(error)})`);
  }
  return Object.entries(unpacked).map(([name, content]) => ({
    name: name.replaceAll("\\", "/"),
    bytes: content,
  }));
}
