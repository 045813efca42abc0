import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Who may import whom: one rule a folder (docs/architecture.md). Folders are named as they appear in relative imports. */
const house = {
  domain: ["engine", "backend", "outbox", "media", "state", "map", "ui", "views", "import", "export"],
  backend: ["engine", "outbox", "media", "state", "map", "ui", "views", "import", "export"],
  outbox: ["engine", "media", "state", "map", "ui", "views", "import", "export"],
  media: ["engine", "backend", "outbox", "state", "map", "ui", "views", "import", "export"],
  import: ["engine", "backend", "outbox", "media", "state", "map", "ui", "views", "export"],
  export: ["engine", "backend", "outbox", "media", "state", "map", "ui", "views", "import"],
  engine: ["backend", "outbox", "media", "state", "map", "ui", "views", "import", "export"],
  state: ["media", "map", "ui", "views", "import", "export"],
  map: ["engine", "backend", "outbox", "media", "state", "views", "import", "export"],
  ui: ["engine", "domain", "backend", "outbox", "media", "state", "map", "views", "import", "export"],
  views: ["backend", "outbox"],
};

export default ts.config(
  { ignores: ["node_modules", "dist", "data", "src/generated", "tests/.output", "test-results", "playwright-report", "src/backend/database.types.ts"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } } },
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  ...Object.entries(house).map(([folder, forbidden]) => ({
    files: [`src/${folder}/**`],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            ...forbidden.map((other) => ({
              regex: `^(\\.\\./)+${other}/`,
              message: `src/${folder} may not import from src/${other}: see docs/architecture.md`,
              ...(folder === "state" || folder === "views" ? { allowTypeImports: true } : {}),
            })),
            { regex: "supabase/embedded", message: "src never imports the embedded back end" },
          ],
        },
      ],
    },
  })),
);
