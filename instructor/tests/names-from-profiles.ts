import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.equal(names.length, new Set(names.map((entry) => entry.name)).size, "two groups share a name");
assert.ok(
  names.every((entry) => /[a-z]{3}/i.test(entry.name)),
  "a name is made of words",
);
// ### BEGIN HIDDEN TESTS
{
  const chosen = champo.chosenSegmentation(study);
  const { profiles: groups } = champo.profileSegments(chosen, study.seed);
  assert.equal(names.length, groups.length, "there is not one name for each group");
  const wordsOf = (text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const empty = new Set([
    "account",
    "buyer",
    "buyers",
    "cluster",
    "customer",
    "customers",
    "group",
    "label",
    "segment",
    "the",
    "and",
    "range",
    "rest",
  ]);
  champo.nameSegments(chosen, study.lexicon).forEach((entry, i) => {
    const products = groups[i].mix
      .filter((each) => each.median > 0)
      .slice(0, 2)
      .map((each) => champo.productWord(each.descriptor));
    const supported = new Set(
      [entry.name, ...entry.traits.map((trait) => trait.word), ...products]
        .flatMap(wordsOf)
        .filter((word) => !empty.has(word)),
    );
    const spoken = wordsOf(names[i].name).filter((word) => supported.has(word));
    assert.ok(
      supported.size === 0 || spoken.length > 0,
      `nothing in the profile of group ${i + 1} supports the name "${names[i].name}"`,
    );
  });
}
// ### END HIDDEN TESTS
