/** An option of a method as a sentence writes it: some are named after a person or a place. @example personalName("ward") // "Ward" */
export function personalName(option: string): string {
  return ["ward", "manhattan"].includes(option) ? option[0].toUpperCase() + option.slice(1) : option;
}
