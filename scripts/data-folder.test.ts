import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { openDataFolder, peopleFile, readPasswords, readSecret } from "./data-folder"

const above = mkdtempSync(join(tmpdir(), "waha-folder-"))
afterAll(() => rmSync(above, { recursive: true }))
const folder = openDataFolder(join(above, "data"))
const mode = (file: string) => statSync(file).mode & 0o777

describe("the data folder", () => {
  test("keeps one secret, readable by its owner alone", () => {
    const secret = readSecret(folder)
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(readSecret(folder)).toBe(secret)
    expect(mode(join(folder, "secret"))).toBe(0o600)
  })

  test("keeps the demo people's passwords: generated once, all different", () => {
    const passwords = readPasswords(folder, undefined)
    expect(new Set(Object.values(passwords)).size).toBe(4)
    expect(readPasswords(folder, undefined)).toEqual(passwords)
    expect(mode(peopleFile(folder))).toBe(0o600)
  })

  test("takes one given password for all, and keeps it", () => {
    const all = { writer: "given", editor: "given", chief: "given", admin: "given" }
    expect(readPasswords(folder, "given")).toEqual(all)
    expect(readPasswords(folder, undefined)).toEqual(all)
    expect(JSON.parse(readFileSync(peopleFile(folder), "utf8"))).toEqual(all)
  })

  test("lets only its owner in, and PostgreSQL's own user through where we are root", () => {
    expect(mode(folder)).toBe(process.getuid?.() === 0 ? 0o711 : 0o700)
  })
})
