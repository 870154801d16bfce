import * as assert from "node:assert/strict";
import * as champo from "champo";
assert.ok(Array.isArray(profiles) && profiles.length >= 1, "`profiles` has an entry for each group");
assert.ok(Array.isArray(tests) && tests.length >= 1, "`tests` holds the tests of what was held out");
// ### BEGIN HIDDEN TESTS
{
  const expected = champo.profileSegments(champo.chosenSegmentation(study), study.seed);
  assert.equal(
    profiles.length,
    expected.profiles.length,
    "`profiles` has another number of groups than the segmentation",
  );
  expected.profiles.forEach((profile, i) => {
    assert.equal(profiles[i].size, profile.size, `group ${i + 1} has another size`);
    for (const descriptor of ["revenue", "order rhythm"]) {
      const [own, right] = [profiles[i], profile].map((each) =>
        each.descriptors.find((summary) => summary.descriptor === descriptor),
      );
      for (const figure of ["median", "medianOfAll"] as const) {
        const near =
          Object.is(own[figure], right[figure]) ||
          Math.abs(own[figure] - right[figure]) <= 1e-9 * Math.abs(right[figure]);
        assert.ok(
          near,
          `the ${descriptor} of group ${i + 1} is not in original units, against all customers`,
        );
      }
    }
  });
  const pValues = (list) => list.map((test) => test.adjustedPValue);
  assert.deepEqual(
    pValues(tests),
    pValues(expected.tests),
    "`tests` are not those of the held-out columns, corrected",
  );
}
// ### END HIDDEN TESTS
