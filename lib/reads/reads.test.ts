import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { IN_ALL, OF_ONE, ReadLimit, placeOf } from "./limit"
import { LEAST, LISTED, chooseMostRead, isBrowser, isId, type Ranked } from "./rule"
import { MOST_TALLIED, Tally } from "./tally"

const HOUR = 3_600_000

describe("who reads", () => {
  test.each([
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; ar) Presto/2.12.423 Version/12.16",
  ])("is a browser: %s", (agent) => expect(isBrowser(agent)).toBe(true))

  test.each([
    "", "Mozilla/5.0", "curl/8.5.0", "python-requests/2.32", "Wget/1.21", "WhatsApp/2.23.20.0", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 (compatible; bingbot/2.0)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36", "Mozilla/5.0 (compatible; YandexBot/3.0)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0)",
  ])("is a program: %s", (agent) => expect(isBrowser(agent)).toBe(false))

  test("is no browser whose name has no end", () => expect(isBrowser(`Mozilla/5.0 ${"x".repeat(600)}`)).toBe(false))

  test("an id is an id and nothing else", () => {
    expect(isId("7k2m9q4r5t6v")).toBe(true)
    for (const text of ["", "7k2m9q4r5t6", "7K2M9Q4R5T6V", "7k2m9q4r5t6v\n", "7k2m9q4r5t6v ", "../../../../x", "٧k2m9q4r5t6v", "a".repeat(64)]) expect(isId(text), text).toBe(false)
  })
})

describe("what one place can add", () => {
  const id = (n: number) => `id${String(n).padStart(10, "0")}`
  const takes = (limit: ReadLimit, address: string, n: number, now = 0, article = (_: number) => id(0)) =>
    Array.from({ length: n }, (_, i) => limit.take(address, article(i), now)).filter(Boolean).length

  test("is bounded of an article and in all, and begins anew after an hour", () => {
    const limit = new ReadLimit(0)
    expect(takes(limit, "203.0.113.9", 50)).toBe(OF_ONE)
    expect(takes(limit, "203.0.113.9", 500, 1, id)).toBe(IN_ALL - OF_ONE)
    expect(takes(limit, "203.0.113.8", 50)).toBe(OF_ONE)
    expect(takes(limit, "203.0.113.9", 50, HOUR)).toBe(OF_ONE)
  })

  test("is the same however an address is written", () => {
    expect(placeOf("::ffff:203.0.113.9")).toBe(placeOf("203.0.113.9"))
    for (const same of ["2001:db8:0:1::5", "2001:0db8:0000:0001:ffff::", "2001:DB8:0:1:1:2:3:4"]) expect(placeOf(same)).toBe("2001:db8:0:1")
    expect(placeOf("2001:db8::1")).toBe("2001:db8:0:0")
  })

  test("is never more, whatever comes and in whatever order (property)", () => {
    const step = fc.record({ address: fc.constantFrom("203.0.113.1", "203.0.113.2", "2001:db8::1", "unknown"), article: fc.nat(4), more: fc.nat(HOUR / 40) })
    fc.assert(fc.property(fc.array(step, { maxLength: 300 }), fc.constantFrom(4, 64, 1 << 12), (steps, width) => {
      const limit = new ReadLimit(0, width)
      let [now, since] = [0, 0]
      let counts = new Map<string, number>()
      for (const { address, article, more } of steps) {
        now += more
        if (now - since >= HOUR) [since, counts] = [now, new Map()]
        if (!limit.take(address, id(article), now)) continue
        for (const key of [address, `${address} ${article}`]) counts.set(key, (counts.get(key) ?? 0) + 1)
      }
      // A narrow field that was sown full is thrown away before its hour; a wide one holds exactly.
      if (width > 64) for (const [key, count] of counts) expect(count).toBeLessThanOrEqual(key.includes(" ") ? OF_ONE : IN_ALL)
    }), { numRuns: 40 })
  })

  test("leaves nothing of an address behind", () => {
    const limit = new ReadLimit(0, 64)
    const held = () => Object.values(limit).map((each: unknown) => (each instanceof Uint8Array ? each.length : typeof each))
    const before = held()
    for (const address of ["203.0.113.77", "2001:db8::1", "unknown"]) limit.take(address, id(7), 0)
    expect(held()).toEqual(before)
    expect(before.filter((each) => each !== "number" && typeof each !== "number")).toEqual([])
  })
})

describe("a tally", () => {
  test("holds what it was given, and no more than it has room for", () => {
    const tally = new Tally()
    for (let n = 0; n < MOST_TALLIED + 10; n += 1) tally.add(`a${n}`)
    tally.add("a0")
    expect(tally.size).toBe(MOST_TALLIED)
    const taken = tally.take()
    expect([taken.get("a0"), taken.get("a1"), tally.size]).toEqual([2, 1, 0])
    tally.add("a1")
    tally.giveBack(taken)
    expect([tally.take().get("a1"), tally.size]).toEqual([2, 0])
  })
})

describe("what is read most", () => {
  const list = (...reads: number[]): Ranked[] => reads.map((read, index) => ({ id: `x${index}`, reads: read }))

  test("is of two days where they say enough, else of seven, else nothing", () => {
    const full = list(50, 40, 30, 20, LEAST)
    expect(chooseMostRead([full, list(1)])).toEqual({ days: 2, ids: ["x0", "x1", "x2", "x3", "x4"] })
    expect(chooseMostRead([list(50, 40, 30, 20, LEAST - 1), full])?.days).toBe(7)
    expect(chooseMostRead([list(500, 400, 300, 200), full])?.days).toBe(7)
    expect(chooseMostRead([list(500), list(500, 2, 2, 2, 2)])).toBeNull()
    expect(chooseMostRead([])).toBeNull()
  })

  test("is a whole list of what was read often enough, in its order (property)", () => {
    const ranked = fc.array(fc.nat(40), { maxLength: 9 }).map((reads) => list(...reads.sort((a, b) => b - a)))
    fc.assert(fc.property(ranked, ranked, (two, seven) => {
      const said = chooseMostRead([two, seven])
      if (said === null) {
        for (const each of [two, seven]) expect(each[LISTED - 1]?.reads ?? 0).toBeLessThan(LEAST)
        return
      }
      const of = said.days === 2 ? two : seven
      expect(said.ids).toEqual(of.slice(0, LISTED).map(({ id }) => id))
      expect(of[LISTED - 1]?.reads).toBeGreaterThanOrEqual(LEAST)
    }))
  })
})
