import type { z } from "zod"
import { confirmedLately } from "@/lib/auth/actor"
import { databaseNow, db, type Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/desk/client"
import { record, type Entry } from "@/lib/history/record"
import { tellChanges, type Change } from "@/lib/page-store/told"
import { can, type Actor, type Permission, type SubjectOf } from "@/lib/permissions"
import { fieldProblems, refuse, settle, type Result } from "@/lib/result"
import { begin } from "@/lib/safety/begin"
import { isCounted, pauseAccount, refuseOverBrake } from "@/lib/safety/brake"

type Context<Input> = { tx: Tx; actor: Actor; input: Input; now: Date }

type Spec<P extends Permission, S extends z.ZodType, Subject extends SubjectOf<P>, Out> = {
  permission: P
  input: S
  /** Loads what the verb acts on, through what this actor may see; null is `not_found`. Locks what it will change. */
  load: (c: Context<z.output<S>>) => Promise<Subject | null>
  run: (c: Context<z.output<S>> & { subject: Subject }) => Promise<Out>
  /** What the record keeps besides who, what and when. Never text that is not public. */
  note?: (c: { input: z.output<S>; subject: Subject; out: Out }) => Prisma.InputJsonObject
  /** Refused as `confirm_needed` unless this person proved who they are within a quarter of an hour (security.md S-A5). */
  dangerous?: true
  /** Only saveWorkingCopy and heartbeat leave no entry; the contract test names them. */
  unrecorded?: true
  /** May be done while the newsroom is frozen: its release, and nothing else. */
  whileFrozen?: true
  /** May be asked by an account that the brake has paused; the verb itself then says whether. */
  whilePaused?: true
  /** Waits for every write that is under way, and lets none begin until it is done. */
  freezes?: true
}

export type Command<P extends Permission, Out> = ((actor: Actor, raw: unknown) => Promise<Result<Out>>) & {
  readonly permission: P
  readonly recorded: boolean
  readonly dangerous: boolean
}

/**
 * Every write of the newsroom is made here: parse, load, authorise, run, record, in one transaction.
 * A refusal rolls everything back and comes as a value; a denial is recorded after the roll-back; a surprise is an exception.
 * A transaction that PostgreSQL breaks off for another's sake (40001, 40P01) is tried again, three times at the most.
 */
export function command<P extends Permission, S extends z.ZodType, Subject extends SubjectOf<P>, Out>(
  spec: Spec<P, S, Subject, Out>,
): Command<P, Out> {
  const subjectType = spec.permission.split(".")[0] ?? spec.permission
  const entry = (actor: Actor, subjectId: string) => ({ actorId: actor.id, actorName: actor.name, action: spec.permission, subjectType, subjectId })

  const execute = async (actor: Actor, raw: unknown): Promise<Result<Out>> => {
    const parsed = spec.input.safeParse(raw)
    if (!parsed.success) return { ok: false, failure: { code: "invalid", fields: fieldProblems(parsed.error) } }
    const input = parsed.data
    let actedOn: string | undefined
    let changes: Change[] = []

    const attempt = () =>
      db().$transaction(async (tx) => {
        actedOn = undefined
        changes = []
        if (spec.freezes) await alone(tx)
        const { now, frozen, paused } = await begin(tx, actor.id)
        if (frozen && !spec.whileFrozen) return refuse({ code: "frozen" })
        if (paused && !spec.whilePaused) return refuse({ code: "paused" })
        const subject = await spec.load({ tx, actor, input, now })
        if (!subject) return refuse({ code: "not_found" })
        actedOn = subject.id
        if (!can(actor, spec.permission, subject)) return refuse({ code: "forbidden" })
        if (spec.dangerous && !confirmedLately(actor, now)) return refuse({ code: "confirm_needed" })
        if (isCounted(spec.permission)) await refuseOverBrake(tx, actor, subject.id)
        const out = await spec.run({ tx, actor, input, subject, now: await databaseNow(tx) })
        if (!spec.unrecorded) {
          const data = spec.note?.({ input, subject, out }) ?? {}
          await record(tx, { ...entry(actor, idOf(out) ?? subject.id), data })
          changes = await changesOf(tx)
        }
        return out
      })

    // Before anybody is answered: whoever reads after the answer sees the change. Told also where nobody knows whether it was committed.
    const result = await settle(() => retried(attempt)).finally(() => tellChanges(changes))
    if (result.ok) return result
    const { code } = result.failure
    if (code === "paused" && isCounted(spec.permission)) await pauseAccount(actor)
    if (code === "forbidden" && actedOn !== undefined) await deny(entry(actor, actedOn))
    if ((code === "frozen" || code === "paused") && !spec.unrecorded) await deny({ ...entry(actor, actedOn ?? idOf(input) ?? ""), data: { why: code } })
    return result
  }
  return Object.assign(execute, { permission: spec.permission, recorded: !spec.unrecorded, dangerous: spec.dangerous === true })
}

const deny = (entry: Entry) => db().$transaction((tx) => record(tx, { ...entry, outcome: "denied" }))

/** What this transaction has changed of readers' pages, by the triggers that see it all. */
const changesOf = (tx: Tx) => tx.$queryRaw<Change[]>`
  SELECT c.id::text AS id, c.tags, c.hard FROM pub.change c WHERE c.transaction = pg_current_xact_id_if_assigned() ORDER BY c.id`

/** Of the lock that begin() shares: whoever freezes has it alone. It may wait longer than a write does for a row. */
async function alone(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '10s'`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7242002)`
}

/** The id that something names, if any. The subject of a creating verb has none before it ran; its outcome has. */
function idOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined
}

async function retried<T>(work: () => Promise<T>, left = 2): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (left === 0 || !wasBrokenOff(error)) throw error
    return retried(work, left - 1)
  }
}

/** The faces of 40001 and 40P01 as Prisma shows them: P2034; a raw query's original code; the adapter's own error at commit. */
function wasBrokenOff(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false
  if ("code" in error && error.code === "P2034") return true
  const text = JSON.stringify(error, ["meta", "driverAdapterError", "cause", "kind", "originalCode", "code"])
  return /"(?:40001|40P01|TransactionWriteConflict)"/.test(text)
}
