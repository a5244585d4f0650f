import { ESLint } from "eslint"
import { describe, expect, it } from "vitest"

// Each row is a line that must never land, in the file where somebody would write it.
const planted: [file: string, code: string, rule: string][] = [
  ["app/(site)/route.tsx", 'import { listArticles } from "@/lib/articles/queries"', "no-restricted-imports"],
  ["app/(site)/a/route.tsx", 'import { publish } from "@/lib/publishing/commands"', "no-restricted-imports"],
  ["app/(site)/a/route.tsx", 'import { requireActor } from "@/lib/auth/session"', "no-restricted-imports"],
  ["app/desk/page.tsx", 'import { db } from "@/lib/db"', "no-restricted-imports"],
  ["app/desk/page.tsx", 'import { PrismaClient } from "@/lib/generated/desk/client"', "no-restricted-imports"],
  ["app/desk/page.tsx", 'import { getServerSession } from "next-auth"', "no-restricted-imports"],
  ["components/desk/list.tsx", 'import { listArticles } from "@/lib/articles/queries"', "no-restricted-imports"],
  ["components/site/list.tsx", 'import { articlePage } from "@/lib/articles/published"', "no-restricted-imports"],
  ["components/desk/list.tsx", 'import { save } from "@/app/desk/actions"', "no-restricted-imports"],
  ["lib/articles/rules.ts", 'import { Button } from "@/components/ui/button"', "no-restricted-imports"],
  ["lib/articles/queries.ts", 'import { cache } from "react"', "no-restricted-imports"],
  ["lib/articles/queries.ts", 'import { db } from "../db"', "no-restricted-imports"],
  ["lib/articles/published.ts", 'import { db } from "@/lib/db"', "no-restricted-imports"],
  ["lib/publishing/workflow.ts", 'import { db } from "@/lib/db"', "no-restricted-imports"],
  ["lib/arabic/slug.ts", 'import { headers } from "next/headers"', "no-restricted-imports"],
  ["lib/articles/rules.ts", "export const url = process.env.DATABASE_URL", "no-restricted-properties"],
  ["components/desk/list.tsx", 'export const word = "\u062D\u0641\u0638"', "no-restricted-syntax"],
  ["components/desk/list.tsx", "export const List = () => <p>\u062D\u0641\u0638</p>", "no-restricted-syntax"],
  ["components/desk/list.tsx", 'export const List = () => <p dangerouslySetInnerHTML={{ __html: "" }} />', "no-restricted-syntax"],
  ["app/desk/page.tsx", '"use server"', "no-restricted-syntax"],
  ["lib/articles/queries.ts", 'export const all = (tx: { $queryRawUnsafe(sql: string): void }) => tx.$queryRawUnsafe("select 1")', "no-restricted-syntax"],
]

describe("the import rules", () => {
  const eslint = new ESLint()

  it.each(planted)("in %s refuse: %s", async (file, code, rule) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
    expect(result?.messages.map((message) => message.ruleId)).toContain(rule)
  })

  it("let the ordinary ways through", async () => {
    const [page] = await eslint.lintText('import { listArticles } from "@/lib/articles/queries"\nexport const page = listArticles\n', { filePath: "app/desk/page.tsx" })
    const [route] = await eslint.lintText('import { articlePage } from "@/lib/articles/published"\nexport const get = articlePage\n', { filePath: "app/(site)/route.tsx" })
    expect([...(page?.messages ?? []), ...(route?.messages ?? [])]).toEqual([])
  })
})
