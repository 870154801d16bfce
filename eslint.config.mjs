import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  {
    ignores: [
      "instructor/solutions/", // lines of notebook cells, not modules
      "lib/",
      "node_modules/",
      "report/",
      "figures/",
      "out/",
      "course/",
      "submissions/",
      "grades/",
      "test/fixtures/",
    ],
  },
  tseslint.configs.recommended,
  {
    files: ["src/**/*.ts"],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": "off",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Randomness is an argument: randomSource(seed)." },
      ],
      "no-restricted-globals": ["error", { name: "eval", message: "Data is never code." }],
    },
  },
  {
    // What runs in Node and in the live page alike: these functions differ in their last bits between engines.
    files: ["src/{core,math,text,tables,customers,lines,clustering,validity,segments,live}/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Randomness is an argument: randomSource(seed)." },
        ...Object.entries({
          log: "naturalLog",
          log10: "decimalLog",
          log1p: "naturalLogOfOnePlus",
          exp: "exponential",
        }).map(([property, ours]) => ({
          object: "Math",
          property,
          message: `Engines differ in its last bit: ${ours} of math/ is the same everywhere.`,
        })),
      ],
    },
  },
  {
    // One place for sums. Kernels keep their own loops: what they add is not a list.
    files: ["src/**/*.ts"],
    ignores: ["src/**/kernels/**", "src/**/*-kernel.ts", "src/core/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name='reduce'][arguments.1.value=0] > ArrowFunctionExpression > BinaryExpression[operator='+'][left.type='Identifier']",
          message: "sumOf or sumBy of core/sum adds numbers.",
        },
      ],
    },
  },
  // A list of names, and tests, may be long.
  { files: ["src/index.ts", "test/**/*.ts"], rules: { "max-lines": "off" } },
);
