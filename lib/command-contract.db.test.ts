import pg from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { command } from "@/lib/command"
import { db, type Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { record } from "@/lib/history/record"
import type { Actor } from "@/lib/permissions"
import { refuse } from "@/lib/result"
import { makePerson } from "@/prisma/fixtures"
import { testDatabase } from "@/prisma/testing"

// What a command is, whatever it does: these are made for the test and belong to no feature.
let database: Awaited<ReturnType<typeof testDatabase>>
let admin: Actor
let writer: Actor

beforeAll(async () => {
  database = await testDatabase()
  ;[admin, writer] = [await makePerson("admin"), await makePerson("writer")]
})
afterAll(async () => {
  await db().$disconnect()
  await database?.drop()
})

const input = z.strictObject({ id: z.string(), name: z.string().min(1, "required") })
const sent = { id: "thing", name: "اسم" }
const spec = { permission: "tag.manage" as const, input, load: async () => ({ id: "thing" }), run: async () => ({ done: true }) }

let since = 0n
beforeEach(async () => void (since = (await db().event.aggregate({ _max: { seq: true } }))._max.seq ?? 0n))
const entries = () =>
  db().event.findMany({
    where: { seq: { gt: since } }, orderBy: { seq: "asc" },
    select: { actorId: true, actorName: true, action: true, outcome: true, subjectType: true, subjectId: true, data: true },
  })
const entry = (fields: object) =>
  ({ actorId: admin.id, actorName: admin.name, action: "tag.manage", outcome: "done", subjectType: "tag", subjectId: "thing", data: {}, ...fields })

const newsroomName = async () => (await db().newsroom.findFirstOrThrow({ select: { name: true } })).name

describe("a command", () => {
  it("gives what it did, and says in the record who did what to what", async () => {
    expect(await command(spec)(admin, sent)).toEqual({ ok: true, value: { done: true } })
    expect(await entries()).toEqual([entry({})])
  })

  it("names in the record what it made, and keeps the note", async () => {
    const making = command({ ...spec, run: async () => ({ id: "made" }), note: ({ input: { name }, subject, out }) => ({ name, of: subject.id, out: out.id }) })
    await making(admin, sent)
    expect(await entries()).toEqual([entry({ subjectId: "made", data: { name: "اسم", of: "thing", out: "made" } })])
  })

  it.each([null, undefined, "made", 7, { id: 7 }, {}])("whose outcome is %j is recorded by what it was about", async (out) => {
    expect(await command({ ...spec, run: async () => out })(admin, sent)).toEqual({ ok: true, value: out })
    expect(await entries()).toEqual([entry({})])
  })

  it("leaves no entry where it is made so, and says which of the two it is", async () => {
    const silent = command({ ...spec, unrecorded: true as const })
    expect([silent.recorded, command(spec).recorded, silent.permission]).toEqual([false, true, "tag.manage"])
    expect(await silent(admin, sent)).toMatchObject({ ok: true })
    expect(await entries()).toEqual([])
  })

  it("does not even look at what is not its input, and names the fields", async () => {
    const load = vi.fn(spec.load)
    for (const raw of [{ ...sent, role: "admin" }, { id: "thing" }, null, "x", [sent], undefined]) {
      expect(await command({ ...spec, load })(admin, raw)).toMatchObject({ ok: false, failure: { code: "invalid" } })
    }
    expect(await command({ ...spec, load })(admin, { ...sent, name: "" })).toEqual({ ok: false, failure: { code: "invalid", fields: { name: ["required"] } } })
    expect(load).not.toHaveBeenCalled()
    expect(await entries()).toEqual([])
  })

  it("of what is not there does nothing, and leaves no entry: there is nothing that it could be about", async () => {
    const run = vi.fn(spec.run)
    expect(await command({ ...spec, load: async () => null, run })(admin, sent)).toEqual({ ok: false, failure: { code: "not_found" } })
    expect(run).not.toHaveBeenCalled()
    expect(await entries()).toEqual([])
  })

  it("of whom it is not does nothing, and that stands in the record", async () => {
    const run = vi.fn(spec.run)
    expect(await command({ ...spec, run })(writer, sent)).toEqual({ ok: false, failure: { code: "forbidden" } })
    expect(run).not.toHaveBeenCalled()
    expect(await entries()).toEqual([entry({ actorId: writer.id, actorName: writer.name, outcome: "denied" })])
  })

  it("asks about what was loaded, not about what was sent", async () => {
    const own = command({ ...spec, permission: "profile.change", load: async () => ({ id: admin.id }) })
    expect(await own(admin, { ...sent, id: writer.id })).toMatchObject({ ok: true })
    expect(await own(writer, { ...sent, id: writer.id })).toMatchObject({ failure: { code: "forbidden" } })
  })

  it("that refuses before it knows what it is about leaves no entry: it could name nothing", async () => {
    expect(await command({ ...spec, load: async () => refuse({ code: "forbidden" }) })(admin, sent)).toEqual({ ok: false, failure: { code: "forbidden" } })
    expect(await entries()).toEqual([])
  })

  it("that is dangerous is done for who proved lately who they are, and the others for everybody", async () => {
    const run = vi.fn(spec.run)
    const dangerous = command({ ...spec, run, dangerous: true as const })
    expect([dangerous.dangerous, command(spec).dangerous]).toEqual([true, false])
    const hourAgo: Actor = { ...admin, session: { id: "session", confirmedAt: new Date(Date.now() - 3_600_000) } }
    for (const actor of [hourAgo, { ...admin, session: null }]) {
      expect(await dangerous(actor, sent)).toEqual({ ok: false, failure: { code: "confirm_needed" } })
    }
    expect(run).not.toHaveBeenCalled()
    expect(await entries()).toEqual([])
    expect(await dangerous(admin, sent)).toMatchObject({ ok: true })
    expect(await command(spec)(hourAgo, sent)).toMatchObject({ ok: true })
  })

  it("that freezes waits, longer than for a row, for the writes under way, and no other does", async () => {
    const under = new pg.Client(database.ownerUrl)
    await under.connect()
    try {
      await under.query("BEGIN")
      await under.query("SELECT pg_advisory_xact_lock_shared(7242002)")
      expect(await command(spec)(admin, sent)).toMatchObject({ ok: true })
      const patience = async ({ tx }: { tx: Tx }) => (await tx.$queryRaw<{ lock_timeout: string }[]>`SHOW lock_timeout`)[0]
      let done = false
      const freezing = command({ ...spec, freezes: true as const, run: patience })(admin, sent).finally(() => (done = true))
      const waits = "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 7242002 AND mode = 'ExclusiveLock' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
      await expect.poll(async () => (await under.query<{ n: number }>(waits)).rows[0]?.n, { timeout: 5_000, interval: 20 }).toBe(1)
      expect(done).toBe(false)
      await under.query("COMMIT")
      expect(await freezing).toEqual({ ok: true, value: { lock_timeout: "10s" } })
    } finally {
      await under.end()
    }
  })

  it("that is refused half-way has changed nothing, and only a denial is recorded", async () => {
    const before = await newsroomName()
    for (const code of ["not_found", "forbidden"] as const) {
      const refusing = command({
        ...spec,
        run: async ({ tx }) => {
          await tx.newsroom.updateMany({ data: { name: "غُيّر" } })
          return refuse({ code })
        },
      })
      expect(await refusing(admin, sent)).toEqual({ ok: false, failure: { code } })
      expect(await newsroomName()).toBe(before)
    }
    expect(await entries()).toEqual([entry({ outcome: "denied" })])
  })

  it("that breaks has changed nothing, and breaks for whoever called it", async () => {
    const before = await newsroomName()
    let tries = 0
    const breaking = command({
      ...spec,
      run: async ({ tx }) => {
        tries += 1
        await tx.newsroom.updateMany({ data: { name: "غُيّر" } })
        throw new Error("planted")
      },
    })
    await expect(breaking(admin, sent)).rejects.toThrow("planted")
    expect([await newsroomName(), tries, await entries()]).toEqual([before, 1, []])
  })

  it("knows the time of the database, a later one when it runs than when it loads", async () => {
    const at: Date[] = []
    const timed = command({ ...spec, load: async ({ now }) => (at.push(now), { id: "thing" }), run: async ({ now, subject, input: got, actor }) => (at.push(now), { subject, got, actor }) })
    expect(await timed(admin, sent)).toMatchObject({ value: { subject: { id: "thing" }, got: sent, actor: admin } })
    expect((at[1]?.getTime() ?? 0) - (at[0]?.getTime() ?? 0)).toBeGreaterThanOrEqual(0)
    expect(Math.abs(Date.now() - (at[0]?.getTime() ?? 0))).toBeLessThan(60_000)
  })
})

describe("a transaction that PostgreSQL broke off for another's sake", () => {
  const brokenOff: [string, unknown][] = [
    ["as Prisma says it", { code: "P2034" }],
    ["in a raw query", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "40001" } } } }],
    ["for a deadlock", { meta: { driverAdapterError: { cause: { originalCode: "40P01" } } } }],
    ["at its commit", { cause: { kind: "TransactionWriteConflict" } }],
    ["in the driver's own words", { cause: { code: "40001" } }],
  ]
  const failing = (error: unknown, times: number) => {
    let tries = 0
    const run = async () => {
      tries += 1
      if (tries <= times) throw error
      return { tries }
    }
    return { run: command({ ...spec, run }), tries: () => tries }
  }

  it.each(brokenOff)("is tried again, %s, three times at the most", async (_, error) => {
    expect(await failing(error, 2).run(admin, sent)).toEqual({ ok: true, value: { tries: 3 } })
    expect(await entries()).toEqual([entry({})])
    const never = failing(error, 9)
    await expect(never.run(admin, sent)).rejects.toBe(error)
    expect(never.tries()).toBe(3)
  })

  it.each([[null], ["40001"], [undefined], [{ code: "P2002" }], [{ code: "40999" }], [{ meta: { text: "40001" } }], [new Error("40001")]])(
    "is not what %j says", async (error) => {
      const other = failing(error, 1)
      await expect(other.run(admin, sent)).rejects.toBe(error)
      expect(other.tries()).toBe(1)
    })
})

describe("while the newsroom is frozen, or the account paused", () => {
  const admitted = command({ ...spec, whileFrozen: true as const, whilePaused: true as const })

  it("only what is made for it is done; the rest is refused and recorded with the reason", async () => {
    await db().newsroom.updateMany({ data: { frozenAt: new Date(), frozenBy: admin.id, frozenReason: "تجربة" } })
    try {
      expect(await command(spec)(admin, sent)).toEqual({ ok: false, failure: { code: "frozen" } })
      expect(await command({ ...spec, unrecorded: true as const })(admin, sent)).toEqual({ ok: false, failure: { code: "frozen" } })
      expect(await command({ ...spec, whilePaused: true as const })(admin, sent)).toEqual({ ok: false, failure: { code: "frozen" } })
      expect(await entries()).toEqual([1, 2].map(() => entry({ outcome: "denied", data: { why: "frozen" } })))
      // Of what names nothing yet the record says that, and nothing else.
      expect(await command({ ...spec, input: z.strictObject({}) })(admin, {})).toEqual({ ok: false, failure: { code: "frozen" } })
      expect((await entries()).at(-1)).toEqual(entry({ subjectId: "", outcome: "denied", data: { why: "frozen" } }))
      expect(await admitted(admin, sent)).toMatchObject({ ok: true })
    } finally {
      await db().newsroom.updateMany({ data: { frozenAt: null, frozenBy: null, frozenReason: "" } })
    }
  })

  it("whoever changes too much of what readers see is paused, by that and by nothing else", async () => {
    const chief = await makePerson("chief")
    const article = { id: "article", writerId: chief.id, sectionId: null, isDraft: false }
    const counted = { ...spec, permission: "article.publish" as const, load: async () => article }
    const paused = () => db().brake.count({ where: { userId: chief.id, pausedAt: { not: null } } })
    expect(await command({ ...counted, load: async () => null })(chief, sent)).toEqual({ ok: false, failure: { code: "not_found" } })
    await db().$transaction(async (tx) => {
      for (let n = 0; n < env().BRAKE_LIMIT; n += 1) {
        await record(tx, { actorId: chief.id, actorName: chief.name, action: "article.publish", subjectType: "article", subjectId: `article ${n}` })
      }
    })
    expect(await command({ ...spec, permission: "front.arrange" as const })(chief, sent)).toMatchObject({ ok: true })
    expect(await command({ ...counted, load: async () => ({ ...article, id: "article 1" }) })(chief, sent)).toMatchObject({ ok: true })
    expect(await paused()).toBe(0)
    const run = vi.fn(spec.run)
    expect(await command({ ...counted, run })(chief, sent)).toEqual({ ok: false, failure: { code: "paused" } })
    expect(run).not.toHaveBeenCalled()
    expect(await paused()).toBe(1)
    expect((await entries()).slice(-2)).toMatchObject([
      { actorId: null, action: "account.pause", subjectId: chief.id }, { actorId: chief.id, subjectId: "article", outcome: "denied", data: { why: "paused" } },
    ])
  })

  it("an account that is paused writes nothing, others do", async () => {
    await db().brake.create({ data: { userId: writer.id, pausedAt: new Date() } })
    const everybodys = { ...spec, permission: "author.create" as const }
    expect(await command(everybodys)(writer, sent)).toEqual({ ok: false, failure: { code: "paused" } })
    expect(await command({ ...everybodys, whileFrozen: true as const })(writer, sent)).toEqual({ ok: false, failure: { code: "paused" } })
    expect(await command({ ...everybodys, unrecorded: true as const })(writer, sent)).toEqual({ ok: false, failure: { code: "paused" } })
    const denied = { actorId: writer.id, actorName: writer.name, action: "author.create", subjectType: "author", outcome: "denied", data: { why: "paused" } }
    expect(await entries()).toEqual([entry(denied), entry(denied)])
    expect(await command({ ...everybodys, whilePaused: true as const })(writer, sent)).toMatchObject({ ok: true })
    expect(await command(spec)(admin, sent)).toMatchObject({ ok: true })
  })
})
