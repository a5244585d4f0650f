/** Who may do what: one pure table (design.md §2). When it may be done is lib/publishing/workflow.ts. */

export const roles = ["writer", "editor", "chief", "admin"] as const
export type Role = (typeof roles)[number]

declare const proven: unique symbol
/** Someone we have identified, from a fresh row. Only lib/auth makes one, so no caller can invent a role. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly sectionIds: readonly string[]
  /** The session they act through, and when they last proved in it who they are; null where no request is behind it. */
  readonly session: { readonly id: string; readonly confirmedAt: Date } | null
  readonly [proven]: true
}

/** What a rule may know of an article. `toSectionId` is where a change would put it; the same section where it stays. */
export type ArticleFacts = {
  id: string
  writerId: string
  sectionId: string | null
  toSectionId?: string | null
  isDraft: boolean
}
export type OtherFacts = { id: string }
export type MadeFacts = { id: string; createdBy: string | null }

type Rule<Subject> = (actor: Actor, subject: Subject) => boolean

const rank = (actor: Actor) => roles.indexOf(actor.role)
const atLeast = (role: Role): Rule<OtherFacts> => (actor) => rank(actor) >= roles.indexOf(role)

const reaches = (actor: Actor, sectionId: string | null) =>
  rank(actor) >= roles.indexOf("chief") || (actor.role === "editor" && actor.sectionIds.some((id) => id === sectionId))

const wrote: Rule<ArticleFacts> = (actor, article) => article.writerId === actor.id
const wroteDraft: Rule<ArticleFacts> = (actor, article) => wrote(actor, article) && article.isDraft
/** Both the section an article is in and the one it would go to, if that is another: moving it must not be a way around either. */
const runs: Rule<ArticleFacts> = (actor, article) =>
  (reaches(actor, article.sectionId) || waitsForSection(actor, article)) &&
  (article.toSectionId === undefined || article.toSectionId === article.sectionId || reaches(actor, article.toSectionId))
/** An editor's own piece without a section is theirs to run: it goes nowhere before it has one, and then that section decides. */
const waitsForSection: Rule<ArticleFacts> = (actor, article) => actor.role === "editor" && article.sectionId === null && wrote(actor, article)
const edits: Rule<ArticleFacts> = (actor, article) => wroteDraft(actor, article) || runs(actor, article)
const leads: Rule<ArticleFacts> = (actor, article) => rank(actor) >= roles.indexOf("chief") && runs(actor, article)

/** The verb is the permission, the entry in the record, and the key of its Arabic label. */
const rules = {
  "article.create": wrote,
  "article.see": (actor: Actor, article: ArticleFacts) => wrote(actor, article) || runs(actor, article),
  "article.edit": edits,
  "article.keepAside": edits,
  "article.takeOver": edits,
  "article.submit": (actor: Actor, article: ArticleFacts) => wrote(actor, article) || runs(actor, article),
  "article.sendBack": runs,
  "article.approve": runs,
  "article.publish": runs,
  "article.reschedule": runs,
  "article.unschedule": runs,
  "article.update": runs,
  "article.correct": runs,
  "article.withdraw": leads,
  "article.cancelTakeDown": leads,
  /** That an article stays before readers although its paper's permission ended. */
  "article.keep": leads,
  "article.reopen": leads,
  "article.restore": edits,
  "article.trash": edits,
  "article.untrash": (actor: Actor, article: ArticleFacts) => wrote(actor, article) || runs(actor, article),
  "article.releaseEmbargo": leads,
  "note.create": (actor: Actor, article: ArticleFacts) => wrote(actor, article) || runs(actor, article),
  "note.resolve": (actor: Actor, article: ArticleFacts) => wrote(actor, article) || runs(actor, article),
  /** To let somebody without an account read it: a link, and the end of one. */
  "article.share": runs,
  "clipping.create": atLeast("writer"),
  "section.manage": atLeast("admin"),
  "source.create": atLeast("editor"),
  "source.manage": atLeast("admin"),
  "author.create": atLeast("writer"),
  "author.manage": atLeast("editor"),
  "tag.manage": atLeast("editor"),
  "user.manage": atLeast("admin"),
  "profile.change": (actor: Actor, person: OtherFacts) => person.id === actor.id,
  "media.add": atLeast("writer"),
  "media.change": (actor: Actor, media: MadeFacts) => media.createdBy === actor.id || rank(actor) >= roles.indexOf("editor"),
  "media.remove": atLeast("admin"),
  "front.arrange": atLeast("chief"),
  /** Which rules of style the newsroom keeps, and its own words. */
  "style.manage": atLeast("chief"),
  /** That pieces of several papers are about one thing, as readers are shown them side by side. */
  "matter.confirm": atLeast("editor"),
  "record.read": atLeast("chief"),
  "newsroom.freeze": atLeast("chief"),
  "account.release": atLeast("chief"),
  "trash.empty": atLeast("admin"),
  "newsroom.settings": atLeast("admin"),
  "newsroom.export": atLeast("admin"),
  "newsroom.import": atLeast("admin"),
  "demo.clear": atLeast("admin"),
}

export type Permission = keyof typeof rules
export type SubjectOf<P extends Permission> = Parameters<(typeof rules)[P]>[1]
export const permissions = Object.keys(rules).sort() as Permission[]

/** Whether this person may do this to this. Says nothing of whether it is the time for it. */
export function can<P extends Permission>(actor: Actor, permission: P, subject: SubjectOf<P>): boolean {
  if (!Object.hasOwn(rules, permission)) return false // «toString» is no right, though every object has it
  const rule = rules[permission] as Rule<SubjectOf<P>>
  return roles.includes(actor.role) && rule(actor, subject)
}
