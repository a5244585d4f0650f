import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { securityTxt } from "./security-txt"
import { changedSettings, mergeSettings, settingNames, settingsDifference, type Settings } from "./settings"
import { accountLink, networkOf, shownLinks } from "./social"

const link = fc.constantFrom({ label: "إكس", href: "https://x.com/a" }, { label: "تلغرام", href: "https://t.me/a" })
const settings: fc.Arbitrary<Settings> = fc.record({
  name: fc.constantFrom("واحة", "الضفاف", "المرفأ"), tagline: fc.constantFrom("", "صحيفة"), logoId: fc.constantFrom(null, "d6f0d7a2-1111-4222-8333-444455556666"), footer: fc.constantFrom("", "كل الحقوق محفوظة."),
  links: fc.array(link, { maxLength: 2 }), contact: fc.constantFrom("", "a@b.example"), homeWord: fc.constantFrom("الرئيسة", "الرئيسية"),
  about: fc.constantFrom("", "ننقل وننسب."), correctionsPolicy: fc.constantFrom("", "يُذكر ما صُوّب."), reach: fc.constantFrom("", "r@b.example"),
  showChanges: fc.boolean(), showHijri: fc.boolean(), showMostRead: fc.boolean(),
  digits: fc.constantFrom("latn", "arab"), monthStyle: fc.constantFrom("dual", "levant"), timeZone: fc.constantFrom("Asia/Amman", "Africa/Cairo"),
  secondPerson: fc.boolean(), twoStep: fc.boolean(), trashDays: fc.constantFrom(7, 30), indexOwn: fc.boolean(),
  indexPolicy: fc.constantFrom("noindex", "index"),
})

describe("two admins at once", () => {
  test("lose nothing: each setting is mine where I changed it, theirs where only they did", () => {
    fc.assert(fc.property(settings, settings, settings, (base, mine, theirs) => {
      const { values, taken, clashes } = mergeSettings(base, mine, theirs)
      const [byMe, byThem] = [changedSettings(base, mine), changedSettings(base, theirs)]
      for (const name of settingNames) {
        expect(values[name]).toEqual(byMe.includes(name) ? mine[name] : theirs[name])
        expect(clashes.includes(name)).toBe(byMe.includes(name) && byThem.includes(name) && JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]))
        expect(taken.includes(name)).toBe(byThem.includes(name) && !byMe.includes(name))
      }
    }))
  })

  test("who changed nothing sees what was saved, and nothing to choose", () => {
    fc.assert(fc.property(settings, settings, (base, theirs) => {
      expect(mergeSettings(base, base, theirs)).toEqual({ values: theirs, taken: changedSettings(base, theirs), clashes: [] })
    }))
  })

  test("the record's difference leads from the one to the other", () => {
    fc.assert(fc.property(settings, settings, (before, after) => {
      const steps = Object.entries(settingsDifference(before, after))
      expect({ ...before, ...Object.fromEntries(steps.map(([name, step]) => [name, step?.to])) }).toEqual(after)
      for (const [name, step] of steps) expect(step?.from).toEqual(before[name as keyof Settings])
    }))
  })
})

describe("an account's address", () => {
  test.each([
    "javascript:alert(1)", "JaVaScRiPt://x.com/%0aalert(1)", "data:text/html,x", "http://x.com/waha", "mailto:a@x.com", "tel:1", "ftp://x.com/",
    "https://user:secret@x.com/", "https://x.com@evil.example/", "https://х.com/waha", "https://xn--80a.com/", "https://фacebook.com/", "https://x.com:8443/a",
    "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://x/", "https://", "اسم", "",
  ])("is never %s", (typed) => expect(accountLink(typed)).toBeNull())

  test.each([
    ["x.com/waha", "https://x.com/waha"], ["https://www.facebook.com/waha?ref=1", "https://www.facebook.com/waha?ref=1"],
    ["HTTPS://T.ME/waha", "https://t.me/waha"], ["https://واحة.example.com/", null], ["https://youtube.com/واحة", "https://youtube.com/%D9%88%D8%A7%D8%AD%D8%A9"],
  ])("%s is kept as %s", (typed, kept) => expect(accountLink(typed)).toBe(kept))

  test("what is kept is kept the same again, and is plain https", () => {
    const part = (...parts: string[]) => fc.constantFrom("", ...parts)
    const pieces = fc.tuple(part("https://", "http://", "javascript:", "HTTPS://", "//"), part("a:b@", "@"), part("x.com", "T.Me", "paper.example", "[::1]", "10.0.0.1", "واحة.org", "a..b"),
      part(":443", ":8443"), part("/a", "/ا b", "?q=1", "#x", "\\x", "\u202e"))
    fc.assert(fc.property(fc.oneof(pieces.map((all) => all.join("")), fc.string()), (typed) => {
      const kept = accountLink(typed)
      if (kept === null) return
      expect(accountLink(kept)).toBe(kept)
      expect(kept).toMatch(/^https:\/\/[a-z0-9.-]+\//)
    }))
  })

  test.each([
    ["https://x.com/a", "x"], ["https://mobile.twitter.com/a", "x"], ["https://www.instagram.com/a", "instagram"], ["https://t.me/a", "telegram"],
    ["https://notx.com/a", null], ["https://x.com.evil.example/a", null], ["https://facebook.com-login.example/", null], ["https://evil.example/x.com", null], ["nonsense", null],
  ])("%s is of %s", (href, network) => expect(networkOf(href)).toBe(network))

  test("only links that may be shown are shown, whatever stands in the column", () => {
    fc.assert(fc.property(fc.jsonValue(), (kept) => {
      for (const { label, href } of shownLinks(kept)) expect([label !== "", accountLink(href)]).toEqual([true, href])
    }))
    const bad = [{ label: "س", href: "javascript:alert(1)" }, { label: "", href: "https://x.com/a" }, { href: "https://x.com/a" }, null, "x", { label: "إكس", href: "https://x.com/a" }]
    expect(shownLinks(bad)).toEqual([{ label: "إكس", href: "https://x.com/a" }])
  })
})

describe("security.txt", () => {
  test("names an end that lies ahead, by less than a year, whenever it is asked for", () => {
    fc.assert(fc.property(fc.date({ min: new Date("2020-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (now) => {
      const text = securityTxt("security@waha.example", "https://waha.example", now) ?? ""
      const until = new Date(/^Expires: (.*)$/m.exec(text)?.[1] ?? "")
      const days = (until.getTime() - now.getTime()) / 86_400_000
      expect(days > 120 && days < 365).toBe(true)
    }))
  })

  test("has the fields of RFC 9116, each on its line", () => {
    const text = securityTxt("https://waha.example/security", "https://waha.example", new Date("2026-11-28T00:00:00Z"))
    expect(text).toBe("Contact: https://waha.example/security\nExpires: 2027-05-01T00:00:00.000Z\nPreferred-Languages: ar, en\nCanonical: https://waha.example/.well-known/security.txt\n")
    expect(securityTxt("security@waha.example", "https://a.example", new Date())).toMatch(/^Contact: mailto:security@waha\.example$/m)
    expect(securityTxt("", "https://a.example", new Date())).toBeNull()
  })
})
