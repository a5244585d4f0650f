import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { safeReturn } from "@/lib/urls"
import { canonicalEmail } from "./email"
import { isOwnOrigin } from "./origin"
import { newPassword } from "./password-rule"
import { addressKey, countAccountTry, countAddressTry, minutesBlocked, type Tally } from "./throttle"
import { isToken, newToken, tokenHash } from "./token"

const now = new Date("2026-03-01T10:00:00Z")
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe("throttle", () => {
  it("bears five failures, then makes one wait 1, 2, 4, 8, 15, 15 minutes", () => {
    let tally: Tally | null = null
    const waits: (number | null)[] = []
    for (let i = 0; i < 10; i += 1) {
      tally = countAccountTry(tally, now)
      waits.push(minutesBlocked(tally, now))
    }
    expect(waits).toEqual([null, null, null, null, 1, 2, 4, 8, 15, 15])
  })
  it("forgets after twelve quiet hours", () => {
    const tally: Tally = { failures: 9, since: now, blockedUntil: later(15) }
    expect(countAccountTry(tally, later(12 * 60 + 1))).toEqual({ failures: 1, since: later(12 * 60 + 1), blockedUntil: null })
  })
  it("closes an address after fifty tries in an hour, and opens it again", () => {
    let tally: Tally | null = null
    for (let i = 0; i < 49; i += 1) tally = countAddressTry(tally, now)
    expect(minutesBlocked(tally, now)).toBeNull()
    tally = countAddressTry(tally, now)
    expect(minutesBlocked(tally, now)).toBe(60)
    expect(minutesBlocked(countAddressTry(tally, later(61)), later(61))).toBeNull()
  })
  it("has one bucket for a /24 and a /64, however the address is written", () => {
    expect(addressKey("203.0.113.9")).toBe(addressKey("::ffff:203.0.113.200"))
    expect(addressKey("2001:db8:0:1::1")).toBe(addressKey("2001:0DB8:0000:0001:ffff::9"))
    expect(addressKey("2001:db8:0:1::1")).not.toBe(addressKey("2001:db8:0:2::1"))
    expect(addressKey("junk")).toBe("address:unknown")
  })
})

describe("canonicalEmail", () => {
  it("takes an address in one form", () => expect(canonicalEmail("  Layla.M+desk@Waha.Example ")).toBe("layla.m+desk@waha.example"))
  it.each(["", "a", "a@b", "a\uFF20b.com", "\"e@evil.com\"@victim.com", "a@b.com,c@d.com", "a@b.com\r\nBcc: x", "\u0430dmin@waha.example", "a..b@c.com", "a@-b.com"])(
    "refuses %j", (text) => expect(canonicalEmail(text)).toBeNull())
  it("is idempotent and one plain @ (property)", () => {
    fc.assert(fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
      const email = canonicalEmail(text)
      if (email === null) return
      expect(canonicalEmail(email)).toBe(email)
      expect(email).toMatch(/^[\x21-\x7e]+$/)
      expect(email.split("@")).toHaveLength(2)
    }))
  })
})

describe("safeReturn", () => {
  it.each(["/desk", "/desk/articles?state=draft", "/desk/articles/abc", "/desk/articles?q=../.."])("keeps %s", (path) => expect(safeReturn(path)).toBe(path))
  it.each(["//evil.example", "/\\evil.example", "https:evil", "http:\\\\evil", "/desk\\..\\x", "/desk\n//evil", "/deskevil", "/", "", "javascript:alert(1)", "/desk/\u202Ex", "/desk/..//evil.example", "/desk/%2E%2e//evil.example", "/desk/./x", 7, null, ["/desk"]])(
    "gives the desk for %j", (path) => expect(safeReturn(path)).toBe("/desk"))
  it("never leaves this host (property)", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(new URL(safeReturn(`/desk${text}`), "https://waha.example").host).toBe("waha.example")
    }))
  })
})

describe("isOwnOrigin", () => {
  const base = { secFetchSite: null, host: "localhost:3000", scheme: "http", publicUrl: undefined }
  it("takes our own, by Host or by the public address", () => {
    expect(isOwnOrigin({ ...base, origin: "http://localhost:3000" })).toBe(true)
    expect(isOwnOrigin({ ...base, origin: "https://waha.example", publicUrl: "https://waha.example/" })).toBe(true)
  })
  it.each(["null", "http://evil.example", "https://localhost:3000", "http://localhost:3001", "http://localhost:3000.evil.example", ""])("refuses %j", (origin) =>
    expect(isOwnOrigin({ ...base, origin })).toBe(false))
  it("does not believe the Host once the public address is known", () =>
    expect(isOwnOrigin({ ...base, origin: "http://localhost:3000", publicUrl: "https://waha.example" })).toBe(false))
  it("wants a word of the browser's where no Origin came", () => {
    expect(isOwnOrigin({ ...base, origin: null })).toBe(false)
    expect(isOwnOrigin({ ...base, origin: null, secFetchSite: "cross-site" })).toBe(false)
    expect(isOwnOrigin({ ...base, origin: null, secFetchSite: "same-origin" })).toBe(true)
  })
})

describe("tokens and passwords", () => {
  it("are long, unlike each other, and stored as hashes", () => {
    const token = newToken()
    expect(isToken(token)).toBe(true)
    expect(newToken()).not.toBe(token)
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/)
    expect(isToken(`${token} `)).toBe(false)
  })
  it("counts a password in code points and refuses what cannot be stored", () => {
    expect(newPassword.safeParse("\u0648\u0627\u062D\u0629 \u0648\u0627\u062D\u0629 \u0648\u0627\u062D").success).toBe(true)
    expect(newPassword.safeParse("\u{1F334}".repeat(11)).success).toBe(false)
    expect(newPassword.safeParse("a".repeat(257)).success).toBe(false)
    expect(newPassword.safeParse(`${"a".repeat(20)}\0`).success).toBe(false)
  })
})
