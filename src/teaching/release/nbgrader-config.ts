import {
  BEGIN_HIDDEN_TESTS,
  BEGIN_SOLUTION,
  CODE_STUB,
  END_HIDDEN_TESTS,
  END_SOLUTION,
  TEXT_STUB,
} from "../grade/marks";

/** `nbgrader_config.py` for notebooks in TypeScript: our marks replace those that nbgrader expects in Python. */
export function nbgraderConfig(): string {
  return `c = get_config()

# Solutions and hidden tests are between these marks; a stub takes the place of a solution.
c.ClearSolutions.begin_solution_delimeter = ${JSON.stringify(BEGIN_SOLUTION)}
c.ClearSolutions.end_solution_delimeter = ${JSON.stringify(END_SOLUTION)}
c.ClearSolutions.code_stub = {"typescript": ${JSON.stringify(CODE_STUB)}}
c.ClearSolutions.text_stub = ${JSON.stringify(TEXT_STUB)}
c.ClearHiddenTests.begin_test_delimeter = ${JSON.stringify(BEGIN_HIDDEN_TESTS)}
c.ClearHiddenTests.end_test_delimeter = ${JSON.stringify(END_HIDDEN_TESTS)}

# The kernel's first import reads the library's types.
c.ExecutePreprocessor.startup_timeout = 120
c.ExecutePreprocessor.timeout = 120
`;
}
