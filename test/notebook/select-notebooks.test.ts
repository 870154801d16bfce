import { afterAll, describe, expect, it } from "vitest";
import { selectNotebooks } from "../../src/notebook/run/select-notebooks";
import { makeWorkspace, notebookOf } from "./workspace";

describe("choosing notebooks", () => {
  const empty = notebookOf();
  const workspace = makeWorkspace({ "02-features": empty, "01-eda": empty, "10-last": empty });
  afterAll(() => {
    workspace.remove();
  });

  it("takes all, in the order of their names", () => {
    expect(selectNotebooks(workspace.folder)).toEqual(["01-eda", "02-features", "10-last"]);
  });

  it("takes those whose names begin as told, in the same order, or all from one on", () => {
    expect(selectNotebooks(workspace.folder, { only: ["10", "01-eda"] })).toEqual(["01-eda", "10-last"]);
    expect(selectNotebooks(workspace.folder, { from: "02" })).toEqual(["02-features", "10-last"]);
    expect(selectNotebooks(workspace.folder, { only: ["01", "10"], from: "02" })).toEqual(["10-last"]);
  });

  it("says what there is when a name fits none", () => {
    expect(() => selectNotebooks(workspace.folder, { only: ["07"] })).toThrow(
      /--only: .*01-eda, 02-features, 10-last.*got "07"/,
    );
    expect(() => selectNotebooks(workspace.folder, { from: "" })).toThrow(/--from/);
    expect(() => selectNotebooks(`${workspace.folder}/none`)).toThrow(/notebooks \(\*\.ipynb\)/);
  });
});
