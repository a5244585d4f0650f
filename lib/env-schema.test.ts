import { describe, expect, test } from "vitest"
import { EnvError, parseEnv, serving } from "./env-schema"

const problems = (source: Record<string, string>) => {
  try {
    serving(parseEnv(source))
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}
const full = {
  AUTH_SECRET: "s".repeat(32),
  DESK_DATABASE_URL: "postgresql://desk:x@127.0.0.1:5432/waha",
  SITE_DATABASE_URL: "postgres://site:x@127.0.0.1:5432/waha",
}

describe("the environment", () => {
  test("has defaults for everything that has a sensible one", () => {
    expect(parseEnv({})).toEqual({
      NODE_ENV: "production", APP_ROLE: "all", PORT: 3000, BACKUPS: "on", IMPORT_DIR: ".data/imports", HOST: "127.0.0.1", WAHA_DEMO: "on", TRUSTED_PROXIES: [], BRAKE_LIMIT: 20, MEDIA_QUOTA_GB: 20,
    })
  })

  test("takes an empty value for none", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: "", PUBLIC_URL: "" })).toEqual(parseEnv({}))
  })

  test("keeps the public address as an origin", () => {
    expect(parseEnv({ PUBLIC_URL: "https://Waha.Example:443/" }).PUBLIC_URL).toBe("https://waha.example")
  })

  test("reads a list of proxies", () => {
    expect(parseEnv({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8 ::1" }).TRUSTED_PROXIES).toEqual(["127.0.0.1", "10.0.0.0/8", "::1"])
  })

  test.each([
    ["PORT", "70000"], ["PORT", "80a"], ["PORT", "-1"], ["HOST", "a b"], ["PUBLIC_URL", "waha.example"],
    ["PUBLIC_URL", "https://waha.example/desk"], ["PUBLIC_URL", "ftp://waha.example"], ["AUTH_SECRET", "short"],
    ["DATABASE_URL", "mysql://a/b"], ["WAHA_DEMO", "yes"], ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "proxy.example"], ["APP_ROLE", "cms"],
  ])("names %s when it is %j, and does not repeat a secret", (name, value) => {
    const found = problems({ ...full, [name]: value })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${name} `))
    if (/SECRET|PASSWORD|DATABASE/.test(name)) expect(found[0]).not.toContain(value)
  })

  test("names every wrong variable at once", () => {
    expect(problems({ PORT: "x", HOST: " ", APP_ROLE: "cms" }).map((line) => line.split(" ")[0])).toEqual(["APP_ROLE", "PORT", "HOST"])
  })

  test("asks a serving process for its log-ins and the secret, by role", () => {
    expect(problems({})).toHaveLength(3)
    expect(problems({ APP_ROLE: "site", SITE_DATABASE_URL: full.SITE_DATABASE_URL })).toEqual([])
    expect(problems({ APP_ROLE: "desk", SITE_DATABASE_URL: full.SITE_DATABASE_URL })).toHaveLength(2)
    expect(problems(full)).toEqual([])
  })
})
