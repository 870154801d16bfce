/** Words of a file's name that say nothing of the customers, as does a number of rows. */
const NO_SUBJECT =
  /^(?:customers?|clients?|sales|lines|transactions|orders|data|dataset|table|file|export|sample|summary|first|last|final|new|clean(?:ed)?|v?\d+)$/i;

/**
 * The title of a study before anybody gave it one: the words of the file's name that may be those of the company, as words.
 *
 * @param file the first file of the data, with or without folder.
 * @example titleOfFile("data/telco-churn.csv.gz") // "Telco churn: a study of customers"
 * @example titleOfFile("online-retail-first-25000.csv") // "Online retail: a study of customers"
 * @example titleOfFile("customers.csv") // "A study of customers"
 */
export function titleOfFile(file: string): string {
  const words = file
    .replace(/^.*[\\/]/, "")
    .replace(/\.gz$/i, "")
    .replace(/\.[^.]+$/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[\s_.,;()[\]-]+/)
    .filter((word) => word !== "" && !NO_SUBJECT.test(word));
  if (words.length === 0) return "A study of customers";
  const subject = words.join(" ");
  return `${subject[0].toUpperCase()}${subject.slice(1)}: a study of customers`;
}
