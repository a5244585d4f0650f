import hooks from "eslint-plugin-react-hooks"
import ts from "typescript-eslint"

// The import rules: app → components → lib, and who may touch the database, the framework and the words. Each block lists everything
// that holds for its files, because a later block replaces a rule and does not add to it.
const forbid = (...groups) => ["error", { patterns: [{ regex: "^\\.\\./", message: "Use @/ for anything outside this folder." }, ...groups] }]
const app = { group: ["@/app/**"], message: "Nothing imports app." }
const ui = { group: ["@/components/**"], message: "lib never imports components." }
const database = { regex: "^@prisma/|^@/lib/(db|site-db)$|^@/lib/generated/(?!script$)|^pg$", message: "Only the data layer touches the database." }
const desk = { regex: "^@/lib/db$|^@/lib/generated/desk", message: "Readers' reads never touch the desk's tables." }
const framework = { regex: "^(next|next-auth|react|react-dom)(/|$)", message: "The domain does not know the framework." }
const auth = { regex: "^next-auth(/|$)", message: "Only lib/auth knows the provider." }
const link = { regex: "^next/link$", message: "Use components/ui/link.tsx." }
const staff = {
  regex: "^@/lib/[^/]+/(queries|commands|facts|visibility|working-copy|rows|checked)$|^@/lib/(db|command)$|^@/lib/auth/|^@/lib/history/",
  message: "The public site reads only published.ts.",
}
const data = {
  regex: "^@/lib/(db|site-db|command|env)$|^@/lib/auth/(?!(throttle|email|origin|password-rule)$)|^@/lib/[^/]+/(queries|commands|published|facts|working-copy|rows|checked)$",
  message: "Components receive data as props.",
}
const unpublished = { regex: "^@/lib/[^/]+/(queries|commands|facts|visibility)$|^@/lib/(db|command)$|^@/lib/generated/desk", message: "published.ts knows only what is published." }

const arabic = ["Literal[value=/[\\u0600-\\u06FF]/]", "TemplateElement[value.raw=/[\\u0600-\\u06FF]/]", "JSXText[value=/[\\u0600-\\u06FF]/]"].map(
  (selector) => ({ selector, message: "Arabic words of the interface live in lib/strings." }),
)
const endpoint = { selector: "ExpressionStatement[directive='use server']", message: "Server actions live in app/**/actions.ts." }
const raw = {
  selector: "MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]",
  message: "SQL is written as a template, so that values are parameters.",
}
const html = { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Markup is made of elements; see components/site/raw.tsx." }
const environment = ["error", { object: "process", property: "env", message: "Read lib/env.ts." }]

export default [
  { ignores: ["node_modules/**", ".next/**", ".data/**", "lib/generated/**", "next-env.d.ts", "public/**", "test-results/**", "playwright-report/**"] },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: ts.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "@typescript-eslint": ts.plugin, "react-hooks": hooks },
    rules: {
      "no-restricted-syntax": ["error", endpoint, raw, html, ...arabic],
      "no-restricted-properties": environment,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  { files: ["app/**/actions.ts"], rules: { "no-restricted-syntax": ["error", raw, html, ...arabic] } },
  { files: ["components/site/raw.tsx"], rules: { "no-restricted-syntax": ["error", endpoint, raw, ...arabic] } },
  {
    files: ["lib/strings/**/*.ts", "lib/arabic/**/*.ts", "lib/clipping/**/*.ts", "lib/style/{check,examples,rules,words}.ts", "lib/sources/registry*.ts", "prisma/seed/**/*.ts", "prisma/fixtures.ts", "**/*.test.{ts,tsx}", "e2e/**/*.ts", "bench/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", endpoint, html] },
  },
  {
    files: ["lib/env.ts", "lib/share-picture/draw.ts", "instrumentation.ts", "prisma/**/*.ts", "scripts/**/*.ts", "e2e/**/*.ts", "bench/**/*.ts", "*.config.ts", "**/*.test.ts"],
    rules: { "no-restricted-properties": "off" },
  },

  { files: ["app/**/*.{ts,tsx}"], rules: { "no-restricted-imports": forbid(database, auth, link) } },
  { files: ["app/(site)/**/*.{ts,tsx}"], rules: { "no-restricted-imports": forbid(database, auth, staff, link) } },
  { files: ["app/api/auth/**/*.ts"], rules: { "no-restricted-imports": forbid(database) } },
  { files: ["components/**/*.{ts,tsx}"], ignores: ["components/ui/link.tsx"], rules: { "no-restricted-imports": forbid(app, data, database, auth, link) } },
  { files: ["components/ui/link.tsx"], rules: { "no-restricted-imports": forbid(app, data, database, auth) } },
  { files: ["lib/**/*.ts"], rules: { "no-restricted-imports": forbid(app, ui, framework) } },
  { files: ["lib/auth/*.ts"], rules: { "no-restricted-imports": forbid(app, ui) } },
  { files: ["lib/*/published.ts", "lib/site-db.ts"], rules: { "no-restricted-imports": forbid(app, ui, framework, desk, unpublished) } },
  {
    files: [
      "lib/{permissions,result,urls,cursor,form-data,newsroom-time}.ts", "lib/{arabic,clipping,compare,strings}/**/*.ts",
      "lib/told.ts", "lib/publishing/{links,text-checks}.ts", "lib/notes/{places,view}.ts", "lib/style/{check,examples,kinds,line,rules,words}.ts", "lib/sharing/view.ts", "lib/sources/{credit,days,indexing,near,share,terms}.ts", "lib/*/{schema,state,workflow,checklist,body,kinds,filters,registry,paste}.ts", "lib/auth/{throttle,email,origin,password-rule}.ts",
    ],
    rules: { "no-restricted-imports": forbid(app, ui, database, data, framework) },
  },
  // Search knows Arabic, and what it knows is pure.
  { files: ["lib/search/**/*.ts"], rules: { "no-restricted-syntax": ["error", endpoint, html] } },
  { files: ["lib/search/{words,keys,tables,places,query,document,mark,typing,params}.ts"], rules: { "no-restricted-imports": forbid(app, ui, database, data, framework) } },
  // The recogniser is pure; the verb that keeps what it read is not.
  { files: ["lib/clipping/commands.ts"], rules: { "no-restricted-imports": forbid(app, ui, framework) } },
  { files: ["**/*.test.{ts,tsx}"], rules: { "no-restricted-imports": "off" } },
]
