import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { safeReturn } from "@/lib/urls"
import { deviceName } from "./agent"
import { codeAt, inFours, newRecoveryCodes, newSecret, readCode, stepOf } from "./codes"
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
  }, 30_000)
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
  it("wants the same of a page that says none, as one does whose address is told to nobody", () => {
    for (const secFetchSite of [null, "cross-site", "same-site", "none", ""]) expect(isOwnOrigin({ ...base, origin: "null", secFetchSite })).toBe(false)
    expect(isOwnOrigin({ ...base, origin: "null", secFetchSite: "same-origin" })).toBe(true)
    expect(isOwnOrigin({ ...base, origin: "http://evil.example", secFetchSite: "same-origin" })).toBe(false)
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

describe("codes of a second step", () => {
  const middle = new Date("2026-03-01T10:00:15Z")
  const secret = newSecret()

  it.each([[-90, false], [-60, false], [-30, true], [0, true], [30, true], [60, false], [90, false]])("are taken of a clock %i seconds off: %s", (off, taken) => {
    const step = stepOf(secret, codeAt(secret, new Date(middle.getTime() + off * 1_000)), middle)
    expect(step).toBe(taken ? Math.floor((middle.getTime() / 1_000 + off) / 30) : null)
  })

  it("follow RFC 6238, as every authenticator does", () => {
    const known = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    expect(codeAt(known, new Date(59_000))).toBe("287082")
    expect(codeAt(known, new Date(1_111_111_109_000))).toBe("081804")
  })

  it.each(["123456", " 123 456", "١٢٣٤٥٦", "۱۲۳۴۵۶", "123-456", "\u200F123456"])("are read as they are typed: %j", (typed) =>
    expect(readCode(typed)).toEqual({ kind: "authenticator", text: "123456" }))
  it.each(["", "12345", "1234567", "1e5", "12345a", "abcd", "0000-0000-0000-0000", "１２３"])("are not everything that is typed: %j", (typed) => expect(readCode(typed)).toBeNull())

  it("that stand in for it are ten, unlike each other, and read in fours, in any case", () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(readCode(` ${inFours(code).toUpperCase()} `)).toEqual({ kind: "recovery", text: code })
  })

  it("are none of whatever else is typed (property)", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const code = readCode(text)
      if (code) expect(code.text).toMatch(code.kind === "authenticator" ? /^\d{6}$/ : /^[a-z2-9]{16}$/)
    }))
  })
})

describe("a device's name", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", "كروم على لينكس"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "سفاري على آيفون"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "إيدج على ويندوز"],
    ["Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0", "فايرفوكس على أندرويد"],
    ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36", "متصفّح سامسونغ على أندرويد"],
    ["curl/8.1", "جهاز غير معروف"], ["", "جهاز غير معروف"], ["\u202E<script>", "جهاز غير معروف"],
  ])("%s", (agent, name) => expect(deviceName(agent)).toBe(name))
})
