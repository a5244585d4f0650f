import { monthStyles } from "@/lib/arabic/dates"
import { writeInDigits } from "@/lib/arabic/numbers"
import { liveAt } from "@/lib/articles/visibility"
import { actorFrom } from "@/lib/auth/actor"
import { databaseNow, db } from "@/lib/db"
import { can, roles, type Actor, type Role } from "@/lib/permissions"
import type { State } from "@/lib/publishing/state"
import { openMoves } from "@/lib/publishing/workflow"
import { isRuleVerb, situations, type FirstSteps, type RuleTable, type RuleVerb, type SettingsFacts, type Situation } from "./effects"
import type { Settings } from "./settings"
import { settingsOf, settingsSelect } from "./stored"

/** This newsroom's settings as staff's pages need them. Whoever reads them writes in its digits from then on. */
export async function newsroomSettings() {
  const row = await db().newsroom.findFirstOrThrow({
    select: { name: true, timeZone: true, monthStyle: true, digits: true, secondPerson: true, demo: true },
  })
  const digits = row.digits === "arab" ? ("arab" as const) : ("latn" as const)
  writeInDigits(digits)
  return { ...row, digits, monthStyle: monthStyles.find((style) => style === row.monthStyle) ?? ("dual" as const) }
}

/** What a clearing of the demonstration would remove; null where there is none, or this person may not clear it. */
export async function demoToClear(actor: Actor): Promise<{ articles: number; people: number; sections: number } | null> {
  if (!can(actor, "demo.clear", { id: "all" })) return null
  if (!(await db().newsroom.findFirst({ where: { demo: true }, select: { id: true } }))) return null
  const [articles, people, sections] = await Promise.all([db().article.count(), db().user.count(), db().section.count()])
  return { articles, people: people - 1, sections }
}

function ruleTable(): RuleTable {
  const states: Record<Situation, State> = { ownDraft: "draft", ownReview: "in_review", otherReview: "in_review", approved: "approved", ownLive: "live" }
  const [me, another, sectionId] = ["me", "another", "section"]
  const verbs = (role: Role, situation: Situation, secondPerson: boolean): RuleVerb[] => {
    // Nobody: a row that stands for whoever has the role, made to ask the table and for nothing else.
    const anybody = actorFrom({ id: me, name: "", role, active: true, sections: [{ sectionId }] })
    const own = situation.startsWith("own")
    const facts = { id: "any", writerId: own ? me : another, sectionId, isDraft: situation === "ownDraft" }
    return anybody ? openMoves(anybody, facts, states[situation], { secondPerson, own }).filter(isRuleVerb) : []
  }
  const row = (situation: Situation) =>
    Object.fromEntries(roles.map((role) => [role, { off: verbs(role, situation, false), on: verbs(role, situation, true) }]))
  return Object.fromEntries(situations.map((situation) => [situation, row(situation)])) as RuleTable
}

/** All settings with their version, and what a change would touch; null for who may not change them. */
export async function settingsPage(actor: Actor): Promise<{ version: number; settings: Settings; facts: SettingsFacts } | null> {
  if (!can(actor, "newsroom.settings", { id: "all" })) return null
  const now = await databaseNow(db())
  const ahead = { liveFrom: { gt: now } }
  const [{ settingsVersion, ...row }, next, scheduledCount, inReview, stepless, trash, ownLive, sources] = await Promise.all([
    db().newsroom.findFirstOrThrow({ select: { settingsVersion: true, ...settingsSelect } }),
    db().publication.findMany({ where: ahead, orderBy: { liveFrom: "asc" }, take: 5, select: { title: true, liveFrom: true } }),
    db().publication.count({ where: ahead }),
    db().article.count({ where: { phase: "in_review" } }),
    db().user.findMany({ where: { active: true, role: { not: "writer" }, NOT: { secondStep: { confirmedAt: { not: null } } } }, select: { id: true } }),
    db().article.aggregate({ where: { phase: "trashed" }, _count: true, _min: { trashedAt: true } }),
    db().publication.count({ where: { origin: "own", ...liveAt(now) } }),
    db().source.count(),
  ])
  return {
    version: settingsVersion,
    settings: settingsOf(row),
    facts: {
      now, scheduledCount, inReview, trash: trash._count, trashSince: trash._min.trashedAt, ownLive, sources, ruleTable: ruleTable(),
      scheduled: next.map(({ title, liveFrom }) => ({ title, at: liveFrom })),
      withoutStep: { people: stepless.length, self: stepless.some(({ id }) => id === actor.id) },
    },
  }
}

/** Null where they are all taken, were put away, or are not this person's to take; and in a demonstration, which begins with everything. */
export async function firstSteps(actor: Actor): Promise<FirstSteps | null> {
  if (!can(actor, "newsroom.settings", { id: "all" })) return null
  const room = await db().newsroom.findFirstOrThrow({ select: { firstSteps: true, demo: true, settingsVersion: true } })
  if (!room.firstSteps || room.demo) return null
  const [section, person, invited, sources, article, published] = await Promise.all([
    db().section.findFirst({ select: { id: true } }), db().user.count(), db().invitation.count({ where: { purpose: "invite", revokedAt: null } }),
    db().source.count(), db().article.findFirst({ select: { id: true } }), db().publication.findFirst({ select: { id: true } }),
  ])
  const steps = {
    settings: room.settingsVersion > 1, section: section !== null, person: person > 1 || invited > 0, sources, article: article !== null,
    publish: published !== null,
  }
  return steps.settings && steps.section && steps.person && steps.sources > 0 && steps.article && steps.publish ? null : steps
}

/** Which picture is the newsroom's logo. */
export const newsroomLogo = async (): Promise<string | null> => (await db().newsroom.findFirstOrThrow({ select: { logoId: true } })).logoId
