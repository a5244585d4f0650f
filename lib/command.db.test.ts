/// <reference types="vite/client" />
import { describe, expect, it } from "vitest"
import type { Command } from "@/lib/command"
import { permissions, type Actor, type Permission } from "@/lib/permissions"

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

  it.each(files)("takes no field that is not its own, and looks at nothing before it has said so: %s", async (file) => {
    const actor = { id: "nobody", name: "", role: "admin", sectionIds: [] } as unknown as Actor
    for (const [name, value] of Object.entries(await load(file))) {
      const verb = value as Command<Permission, unknown>
      for (const key of ["no field of anything", "constructor", "toString", "__proto__"]) {
        const result = await verb(actor, JSON.parse(`{${JSON.stringify(key)}: "x"}`))
        // A key that no schema knows is the form's own problem, besides the fields that are missing.
        expect(result, `${name} ${key}`).toMatchObject({ ok: false, failure: { code: "invalid", fields: { form: expect.anything() } } })
      }
    }
  })

  it("leaves an entry in the record, but for the saves of an open editor", async () => {
    const silent: string[] = []
    for (const file of files) {
      for (const [name, value] of Object.entries(await load(file))) {
        if (typeof value === "function" && "recorded" in value && !value.recorded) silent.push(name)
      }
    }
    expect(silent.sort()).toEqual(["heartbeat", "saveWorkingCopy"])
  })
})
