/// <reference types="vite/client" />
import { describe, expect, it } from "vitest"
import { permissions } from "@/lib/permissions"

// No database is asked here; the file needs the server's modules, which the database project can load.
const modules = import.meta.glob<Record<string, unknown>>("/lib/*/commands.ts")
const files = Object.keys(modules)
const load = (file: string) => modules[file]?.() ?? Promise.reject(new Error(file))

describe("every export of every commands.ts", () => {
  it("stands in a file that this test finds", () => expect(files.length).toBeGreaterThan(4))

  it.each(files)("was made by command(): %s", async (file) => {
    const module = await load(file)
    expect(Object.keys(module).length).toBeGreaterThan(0)
    for (const [name, value] of Object.entries(module)) {
      const permission = typeof value === "function" && "permission" in value ? value.permission : undefined
      expect(`${name} ${permissions.some((known) => known === permission)}`).toBe(`${name} true`)
    }
  })

  it("leaves an entry in the record, but for the saves of an open editor", async () => {
    const silent: string[] = []
    for (const file of files) {
      for (const [name, value] of Object.entries(await load(file))) {
        if (typeof value === "function" && "recorded" in value && !value.recorded) silent.push(name)
      }
    }
    expect(silent).toEqual(["saveWorkingCopy"])
  })
})
