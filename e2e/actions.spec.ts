import type { APIRequestContext } from "@playwright/test"
import { isAllowed, openDoors, relations, rows } from "../lib/permissions-page"
import { expect, freshTitle, origin, test, type Role } from "./fixtures"
import { wxr } from "../prisma/seed/wxr"
import { newPerson } from "./people"
import { upload } from "./pictures"
import { act, actionNames, copy, idOf, made, moveOf, noteIdIn, nothing, optionOf, put, start, words, type Answer, type Sent } from "./server"

/**
 * Every verb that the internet can call is sent by nobody, and by each role that may not, at a thing on which it would work. Nothing has
 * changed after that. Then the right person sends the very same, and it works: so none of the refusals had another reason.
 */
type Cast = Record<Role | "nobody", APIRequestContext>
type Places = { opinion: string; water: string }
/** Who may not, besides nobody; and who may: null where it would end the newsroom that the other tests live in. */
type Who = { wrong: readonly Role[]; right: Role | null }
type Aim = { send: (caller: APIRequestContext) => Promise<Answer>; look: string }
type Attack = Who & { prepare: (cast: Cast, at: Places) => Promise<Aim> }

/** Called beside a text that is not saved yet: nobody is told so and left with it. Every other verb leads to the log-in. */
const besideText = new Set(["desk/articles addSource", "desk/articles addAuthor", "desk/articles addTag"])

const year = new Date().getUTCFullYear() + 2
const later = { day: `${year}-05-06`, time: "10:15" }
const anybody: Who = { wrong: [], right: "writer" }
const editors: Who = { wrong: ["writer"], right: "editor" }
const chiefs: Who = { wrong: ["writer", "editor"], right: "chief" }
const admins: Who = { wrong: ["writer", "editor", "chief"], right: "admin" }

type Step = (cast: Cast, id: string) => Promise<unknown>
const chiefMakes = (verb: string, fields: Record<string, string> = {}): Step => ({ chief }, id) => made(chief, verb, id, 1, fields)
const submitted = chiefMakes("submit")
const out = chiefMakes("publish")
const planned = chiefMakes("publish", later)
const gone = chiefMakes("withdraw", { reason: "تجربة" })
const goingDown = chiefMakes("withdraw", { reason: "تجربة", ...later })

/** A verb at an article that a chief began in a section that the editor was not given: the others may not even see it. */
const hidden = (verb: string, fields: Record<string, string>, ...steps: Step[]): Attack => ({
  ...chiefs,
  prepare: async (cast, { opinion }) => aim(cast, "chief", opinion, verb, fields, steps),
})

/** A verb at an article that its writer sees, and the editor of its section. */
const seen = (who: Who, verb: string, fields: Record<string, string>, ...steps: Step[]): Attack => ({
  ...who,
  prepare: async (cast, { water }) => aim(cast, "writer", water, verb, fields, steps),
})

async function aim(cast: Cast, writer: Role, sectionId: string, verb: string, fields: Record<string, string>,
  steps: readonly Step[]): Promise<Aim> {
  const id = await start(cast[writer], { title: freshTitle("هدف"), sectionId })
  for (const step of steps) await step(cast, id)
  return { send: (caller) => moveOf(caller, verb, id, 1, fields), look: `/desk/articles/${id}` }
}

/** A verb at a note on an article that the others may not even see; some steps at the note before it. */
const noted = (verb: string, fields: Record<string, string>, ...before: string[]): Attack => ({
  ...chiefs,
  prepare: async (cast, { opinion }) => {
    const id = await start(cast.chief, { title: freshTitle("هدف"), sectionId: opinion })
    const at = `/desk/articles/${id}`
    await act(cast.chief, "desk/articles/[id] addNote", at, { fields: { id, text: "ملاحظة" } })
    const noteId = noteIdIn(await (await cast.chief.get(at)).text())
    for (const step of before) await act(cast.chief, `desk/articles/[id] ${step}`, at, { fields: { id, noteId } })
    return { send: (caller) => act(caller, `desk/articles/[id] ${verb}`, at, { fields: { id, noteId, ...fields } }), look: at }
  },
})

/** A verb that is the same whenever it is sent. */
const plain = (who: Who, name: string, at: string, sent: () => Sent, look = at): Attack => ({
  ...who,
  prepare: async () => {
    const one = sent()
    return { send: (caller) => act(caller, name, at, one), look }
  },
})

/** A verb at something that an admin added for it on the same page. */
const added = (who: Who, folder: string, verb: string, fields: Record<string, string>, sent: () => Record<string, string>): Attack => ({
  ...who,
  prepare: async ({ admin }) => {
    const { value, code } = await act(admin, `desk/${folder} add`, `/desk/${folder}`, { fields: { ...fields, name: freshTitle("هدف") } })
    if (typeof value.id !== "string") throw new Error(`no target: ${code}`)
    const one = { id: value.id, ...sent() }
    return { send: (caller) => act(caller, `desk/${folder} ${verb}`, `/desk/${folder}`, { fields: one }), look: `/desk/${folder}` }
  },
})

/** A verb at a file of another site that an admin sent, and that was looked through. */
async function sentSite(admin: APIRequestContext, verb: string): Promise<Aim> {
  const sent = await admin.post("/api/v1/imports?name=attack.xml", { headers: { Origin: origin, "Content-Type": "text/xml" }, data: wxr([]) })
  const { id } = (await sent.json()) as { id: string }
  await expect.poll(() => words(admin, "/desk/archive"), { timeout: 60_000 }).toContain("بانتظار الموافقة")
  return { send: (caller) => act(caller, `desk/archive ${verb}`, "/desk/archive", { fields: { id } }), look: "/desk/tags" }
}

/** Two of a sort that an admin added for it, and the one merged into the other. */
const merged = (folder: "authors" | "tags"): Attack => ({
  ...editors,
  prepare: async ({ admin }) => {
    const make = async () => String((await act(admin, `desk/${folder} add`, `/desk/${folder}`, { fields: { name: freshTitle("هدف") } })).value.id)
    const fields = { id: await make(), into: await make() }
    return { send: (caller) => act(caller, `desk/${folder} merge`, `/desk/${folder}`, { fields }), look: `/desk/${folder}` }
  },
})

const sharing = { label: "ضيف", days: "1", pin: "no" }
const section = { description: "", parentId: "", slug: "" }
const settings = {
  name: "واحة", tagline: "افتتاحيات الصحف العربية", footer: "", contact: "", homeWord: "الرئيسة", digits: "latn", monthStyle: "dual", timeZone: "Asia/Amman",
  secondPerson: "no", twoStep: "no", trashDays: "30", indexOwn: "yes", indexPolicy: "noindex",
}
const name = () => ({ name: freshTitle("اسم مدسوس") })
const terms = { variants: "", country: "", site: "", monthStyle: "dual", slug: "", creditLine: "", permission: "granted",
  permissionUntil: "", indexPolicy: "index", label_editorial: "" }

const attacks: Record<string, readonly Attack[]> = {
  "desk/articles/[id] submit": [hidden("submit", {})],
  "desk/articles/[id] sendBack": [hidden("sendBack", { note: "تجربة" }, submitted),
    seen(editors, "sendBack", { note: "تجربة" }, submitted)],
  "desk/articles/[id] approve": [hidden("approve", {}, submitted), seen(editors, "approve", {}, submitted)],
  "desk/articles/[id] publish": [hidden("publish", {}), seen(editors, "publish", {}), seen(editors, "publish", later)],
  "desk/articles/[id] reschedule": [hidden("reschedule", { ...later, time: "11:45" }, planned),
    seen(editors, "reschedule", { ...later, time: "11:45" }, planned)],
  "desk/articles/[id] unschedule": [hidden("unschedule", {}, planned), seen(editors, "unschedule", {}, planned)],
  "desk/articles/[id] update": [hidden("update", {}, out), seen(editors, "update", {}, out)],
  "desk/articles/[id] correct": [hidden("correct", { note: "تصويب مدسوس" }, out), seen(editors, "correct", { note: "تصويب مدسوس" }, out)],
  "desk/articles/[id] withdraw": [hidden("withdraw", { reason: "تجربة" }, out), seen(chiefs, "withdraw", { reason: "تجربة" }, out)],
  "desk/articles/[id] cancelTakeDown": [hidden("cancelTakeDown", {}, out, goingDown), seen(chiefs, "cancelTakeDown", {}, out, goingDown)],
  "desk/articles/[id] reopen": [hidden("reopen", {}, out, gone), seen(chiefs, "reopen", {}, out, gone)],
  "desk/articles/[id] trash": [hidden("trash", {}), seen({ wrong: ["writer"], right: "editor" }, "trash", {}, submitted,
    chiefMakes("publish"), gone)],
  "desk/articles/[id] untrash": [hidden("untrash", {}, chiefMakes("trash"))],
  "desk/calendar plan": [{
    ...chiefs,
    prepare: async (cast, { opinion }) => {
      const id = await start(cast.chief, { title: freshTitle("هدف"), sectionId: opinion })
      return { send: (caller) => act(caller, "desk/calendar plan", "/desk/calendar", { fields: { id, ...later } }), look: `/desk/articles/${id}` }
    },
  }],
  "desk/articles/[id] addNote": [{
    ...chiefs,
    prepare: async (cast, { opinion }) => {
      const id = await start(cast.chief, { title: freshTitle("هدف"), sectionId: opinion })
      const at = `/desk/articles/${id}`
      return { send: (caller) => act(caller, "desk/articles/[id] addNote", at, { fields: { id, text: "ملاحظة مدسوسة" } }), look: at }
    },
  }],
  "desk/articles/[id] answerNote": [noted("answerNote", { text: "رد مدسوس" })],
  "desk/articles/[id] resolveNote": [noted("resolveNote", {})],
  "desk/articles/[id] reopenNote": [noted("reopenNote", {}, "resolveNote")],
  "desk/articles/[id] shareArticle": [hidden("shareArticle", sharing), seen(editors, "shareArticle", sharing)],
  "desk/articles/[id] revokeLink": [{
    ...chiefs,
    prepare: async (cast, { opinion }) => {
      const id = await start(cast.chief, { title: freshTitle("هدف"), sectionId: opinion })
      const { value } = await moveOf(cast.chief, "shareArticle", id, 1, sharing)
      const at = `/desk/articles/${id}`
      return { send: (caller) => act(caller, "desk/articles/[id] revokeLink", at, { fields: { id, linkId: String(value.linkId) } }), look: at }
    },
  }],
  "desk/articles/[id] restore": [{
    ...chiefs,
    prepare: async (cast, { opinion }) => {
      const fields = { title: freshTitle("هدف"), sectionId: opinion }
      const id = await start(cast.chief, fields)
      await submitted(cast, id)
      await put(cast.chief, id, 1, copy({ ...fields, title: freshTitle("هدف آخر") }))
      const at = `/desk/articles/${id}`
      const revisionId = /value="([0-9a-f-]{36})"/.exec(await (await cast.chief.get(`${at}/revisions`)).text())?.[1] ?? ""
      return { send: (caller) => act(caller, "desk/articles/[id] restore", at, { fields: { id, version: "2", revisionId } }), look: at }
    },
  }],
  "desk/articles addAuthor": [plain(anybody, "desk/articles addAuthor", "/desk/articles/new",
    () => ({ args: [freshTitle("كاتب مدسوس")] }), "/desk/authors")],
  "desk/articles addSource": [plain(editors, "desk/articles addSource", "/desk/articles/new",
    () => ({ args: [freshTitle("صحيفة مدسوسة")] }), "/desk/sources")],
  "desk/articles addTag": [plain(editors, "desk/articles addTag", "/desk/articles/new", () => ({ args: [freshTitle("وسم مدسوس")] }),
    "/desk/tags")],
  "desk/authors add": [plain(anybody, "desk/authors add", "/desk/authors", () => ({ fields: name() }))],
  "desk/authors rename": [added(editors, "authors", "rename", {}, name)],
  "desk/authors merge": [merged("authors")],
  "desk/tags merge": [merged("tags")],
  "desk/tags add": [plain(editors, "desk/tags add", "/desk/tags", () => ({ fields: name() }))],
  "desk/tags rename": [added(editors, "tags", "rename", {}, name)],
  "desk/sections add": [plain(admins, "desk/sections add", "/desk/sections", () => ({ fields: { ...section, ...name() } }))],
  "desk/sections change": [added(admins, "sections", "change", section, () => ({ ...section, ...name() }))],
  "desk/sections place": [added(admins, "sections", "place", section, () => ({ parentId: "", before: "" }))],
  "desk/sections band": [added(admins, "sections", "band", section, () => ({ onFront: "no" }))],
  "desk/sections setEditors": [added(admins, "sections", "setEditors", section, () => ({}))],
  "desk/sections merge": [{
    ...admins,
    prepare: async ({ admin }) => {
      const make = async () => (await act(admin, "desk/sections add", "/desk/sections", { fields: { ...section, ...name() } })).value.id
      const [id, into] = [String(await make()), String(await make())]
      return { send: (caller) => act(caller, "desk/sections merge", "/desk/sections", { fields: { id, into } }), look: "/desk/sections" }
    },
  }],
  "desk/sections hide": [added(admins, "sections", "hide", section, () => ({ hidden: "yes" }))],
  "desk/sections remove": [added(admins, "sections", "remove", section, () => ({}))],
  "desk/front arrange": [plain({ ...chiefs, right: null }, "desk/front arrange", "/desk/front", () => ({ fields: { version: "0" } }))],
  "desk/style switchRule": [plain(chiefs, "desk/style switchRule", "/desk/style", () => ({ fields: { rule: "long", on: "no" } }))],
  "desk/style addWord": [plain(chiefs, "desk/style addWord", "/desk/style", () => ({ fields: { word: freshTitle("كلمة مدسوسة"), instead: "" } }))],
  "desk/style removeWord": [{
    ...chiefs,
    prepare: async ({ chief }) => {
      const word = freshTitle("كلمة")
      await act(chief, "desk/style addWord", "/desk/style", { fields: { word, instead: "" } })
      return { send: (caller) => act(caller, "desk/style removeWord", "/desk/style", { fields: { word } }), look: "/desk/style" }
    },
  }],
  "desk/matters confirm": [plain({ ...editors, right: null }, "desk/matters confirm", "/desk/matters", () => ({ fields: { day: "2017-12-13", title: freshTitle("قضية") } }))],
  "desk/matters remove": [plain({ ...editors, right: null }, "desk/matters remove", "/desk/matters", () => ({ fields: { id: "zzzz0000zzzz" } }))],
  "desk/front setBreaking": [plain(chiefs, "desk/front setBreaking", "/desk/front",
    () => ({ fields: { text: freshTitle("عاجل مدسوس"), link: "", lasts: "1" } }))],
  "desk/front endBreaking": [{
    ...chiefs,
    prepare: async ({ chief }) => {
      const set = await act(chief, "desk/front setBreaking", "/desk/front", { fields: { text: freshTitle("عاجل"), link: "", lasts: "1" } })
      const id = String(set.value.id)
      return { send: (caller) => act(caller, "desk/front endBreaking", "/desk/front", { fields: { id } }), look: "/desk/front" }
    },
  }],
  "desk/sources add": [plain({ ...editors, right: null }, "desk/sources add", "/desk/sources/new", () => ({ fields: name() }),
    "/desk/sources")],
  "desk/sources change": [{
    ...admins,
    prepare: async ({ admin }) => {
      const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [freshTitle("صحيفة هدف")] })
      const at = `/desk/sources/${String(value.id)}`
      const fields = { id: String(value.id), ...terms, ...name() }
      return { send: (caller) => act(caller, "desk/sources change", at, { fields }), look: "/desk/sources" }
    },
  }],
  "desk/sources merge": [{
    ...admins,
    prepare: async ({ admin }) => {
      const make = async () => String((await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [freshTitle("صحيفة هدف")] })).value.id)
      const fields = { id: await make(), into: await make() }
      return { send: (caller) => act(caller, "desk/sources merge", `/desk/sources/${fields.id}`, { fields }), look: "/desk/sources" }
    },
  }],
  "desk/sources decide": [{
    ...chiefs,
    prepare: async ({ admin, chief }, { opinion }) => {
      const name = freshTitle("صحيفة هدف")
      const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [name] })
      const id = await start(chief, { title: freshTitle("هدف"), sectionId: opinion, origin: "republished", sourceId: String(value.id), sourceDate: "2017-12-13" })
      await made(chief, "publish", id, 1)
      await act(admin, "desk/sources change", `/desk/sources/${String(value.id)}`, { fields: { ...terms, id: String(value.id), name, permission: "none" } })
      const fields = { articles: `${id}.1`, decision: "keep", reason: "تجربة" }
      return { send: (caller) => act(caller, "desk/sources decide", "/desk/sources/review", { fields }), look: "/desk/sources/review" }
    },
  }],
  "desk/users invite": [plain(admins, "desk/users invite", "/desk/users",
    () => ({ fields: { ...name(), email: `x${Date.now()}@elsewhere.example`, role: "admin" } }))],
  "desk/users revoke": [{
    ...admins,
    prepare: async ({ admin }) => {
      const guest = freshTitle("مدعوّ")
      await act(admin, "desk/users invite", "/desk/users", { fields: { name: guest, email: `y${Date.now()}@elsewhere.example`,
        role: "writer" } })
      const id = await idOf(admin, "/desk/users", guest)
      return { send: (caller) => act(caller, "desk/users revoke", "/desk/users", { fields: { id } }), look: "/desk/users" }
    },
  }],
  "desk/users setRole": [{
    ...admins,
    prepare: async ({ admin, nobody }) => {
      const { id } = await newPerson(admin, nobody)
      return { send: (caller) => act(caller, "desk/users setRole", "/desk/users", { fields: { id, role: "admin" } }), look: "/desk/users" }
    },
  }],
  "desk/users setActive": [{
    ...admins,
    prepare: async ({ admin, nobody }) => {
      const { id } = await newPerson(admin, nobody)
      return { send: (caller) => act(caller, "desk/users setActive", "/desk/users", { fields: { id, active: "no" } }), look: "/desk/users" }
    },
  }],
  // Done by the right person, these would stop or start the newsroom that the other tests live in; e2e/record.spec.ts does them.
  "desk/archive start": [{ ...admins, prepare: ({ admin }) => sentSite(admin, "start") }],
  "desk/archive drop": [{ ...admins, prepare: ({ admin }) => sentSite(admin, "drop") }],
  "desk/safety freeze": [plain({ ...chiefs, right: null }, "desk/safety freeze", "/desk/safety", () => ({ fields: { reason: "تجربة" } }),
    "/desk/tags")],
  "desk/safety release": [plain({ ...chiefs, right: null }, "desk/safety release", "/desk/safety", () => ({ fields: {} }), "/desk/tags")],
  "desk/safety releaseAccount": [plain({ ...chiefs, right: null }, "desk/safety releaseAccount", "/desk/safety",
    () => ({ fields: { id: nothing } }), "/desk/tags")],
  // One after the other: each attempt is made with the version that stands then, so no refusal is for another's save.
  "desk/settings save": [{
    ...admins,
    prepare: async ({ admin }) => {
      const page = await (await admin.get("/desk/settings")).text()
      const fields = { ...settings, version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? "" }
      return { send: (caller) => act(caller, "desk/settings save", "/desk/settings", { fields }), look: "/" }
    },
  }],
  "desk/settings dismissFirstSteps": [plain(admins, "desk/settings dismissFirstSteps", "/desk", () => ({ fields: {} }), "/desk/tags")],
  "desk/users makeResetLink": [{
    ...admins,
    prepare: async ({ admin, nobody }) => {
      const { id } = await newPerson(admin, nobody)
      return { send: (caller) => act(caller, "desk/users makeResetLink", "/desk/users", { fields: { id } }), look: "/desk/users" }
    },
  }],
  "desk/users endSessions": [{
    ...admins,
    prepare: async ({ admin, nobody }) => {
      const { id } = await newPerson(admin, nobody)
      return { send: (caller) => act(caller, "desk/users endSessions", "/desk/users", { fields: { id } }), look: "/desk/users" }
    },
  }],
  // Theirs to set up first; lib/profile/profile.db.test.ts does, and an admin takes it away there.
  "desk/users takeTwoStep": [{
    ...admins, right: null,
    prepare: async ({ admin, nobody }) => {
      const { id } = await newPerson(admin, nobody)
      return { send: (caller) => act(caller, "desk/users takeTwoStep", "/desk/users", { fields: { id } }), look: "/desk/users" }
    },
  }],
  // One's own account: no id is sent, so nobody can name another's. What would shut the tests' own people out is done in lib/profile/profile.db.test.ts.
  ...Object.fromEntries(["beginTwoStep", "cancelTwoStep", "confirmTwoStep", "endTwoStep", "newCodes", "endOneSession", "endOtherSessions", "changeName",
    "changeEmail", "changePassword"].map((verb): [string, Attack[]] => [`desk/profile ${verb}`, [
    plain({ ...anybody, right: null }, `desk/profile ${verb}`, "/desk/profile", () => ({ fields: { id: nothing } }), "/desk/users")]])),
  // Everybody may prove that they are themselves; the right password does it (lib/auth/auth.db.test.ts).
  "desk/confirm confirm": [plain({ ...anybody, right: null }, "desk/confirm confirm", "/desk/confirm",
    () => ({ fields: { password: "wrong" } }), "/desk/tags")],
  "desk/media change": [{
    wrong: ["writer"], right: "editor",
    prepare: async ({ admin }) => {
      const id = await upload(admin)
      const fields = { id, alt: freshTitle("وصف"), caption: "", credit: "", rights: "", rightsUntil: "", focalX: "0.5", focalY: "0.5" }
      return { send: (caller) => act(caller, "desk/media change", `/desk/media/${id}`, { fields }), look: `/desk/media/${id}` }
    },
  }],
  "desk/media setSourceLogo": [{
    ...admins,
    prepare: async ({ admin }) => {
      const { value } = await act(admin, "desk/articles addSource", "/desk/articles/new", { args: [freshTitle("صحيفة هدف")] })
      const fields = { id: String(value.id), pictureId: "" }
      return { send: (caller) => act(caller, "desk/media setSourceLogo", `/desk/sources/${fields.id}`, { fields }), look: "/desk/sources" }
    },
  }],
  "desk/media setSectionPicture": [{
    ...admins,
    prepare: async (_, { opinion }) => {
      const fields = { id: opinion, pictureId: "" }
      return { send: (caller) => act(caller, "desk/media setSectionPicture", "/desk/sections", { fields }), look: "/desk/sections" }
    },
  }],
  "desk/media setNewsroomLogo": [plain(admins, "desk/media setNewsroomLogo", "/desk/settings", () => ({ fields: { pictureId: "" } }), "/desk/tags")],
  "desk/media remove": [{
    wrong: ["writer", "editor", "chief"], right: null,
    prepare: async ({ writer }) => {
      const id = await upload(writer)
      return { send: (caller) => act(caller, "desk/media remove", `/desk/media/${id}`, { fields: { id } }), look: `/desk/media/${id}` }
    },
  }],
  "desk/trash restore": [{
    ...chiefs,
    prepare: async (cast, { opinion }) => {
      const id = await start(cast.chief, { title: freshTitle("هدف"), sectionId: opinion })
      await made(cast.chief, "trash", id, 1)
      const fields = { id, version: "1" }
      return { send: (caller) => act(caller, "desk/trash restore", "/desk/trash", { fields }), look: `/desk/articles/${id}` }
    },
  }],
  "desk/trash empty": [plain(admins, "desk/trash empty", "/desk/trash", () => ({ fields: {} }))],
  "desk/demo clear": [plain({ ...admins, right: null }, "desk/demo clear", "/desk/demo", () => ({ fields: { word: "إفراغ" } }),
    "/desk/sections")],
  "desk/clip extract": [plain({ ...anybody, right: null }, "desk/clip extract", "/desk/clip", () => ({ fields: { raw: "سطر" } }),
    "/desk/tags")],
  "desk/clip proceed": [plain({ ...anybody, right: null }, "desk/clip proceed", "/desk/clip",
    () => ({ fields: { clippingId: nothing, article: "{}" } }), "/desk/tags")],
}

// Verbs of those who have no session yet, or want none any longer; e2e/log-in.spec.ts has them.
const ofNobody = ["confirm-email/[token] take", "desk signOut", "invite/[token] accept", "login proveCode", "login signIn", "reset ask", "reset reset"]

test("every verb of the build is attacked here", () => {
  expect([...Object.keys(attacks), ...ofNobody].sort()).toEqual(actionNames)
})

test("whoever is said here to be the wrong one, or the right one, is so by docs/permissions.md", () => {
  const everybody: Role[] = ["writer", "editor", "chief", "admin"]
  for (const [verb, tries] of Object.entries(attacks)) {
    if (openDoors.some(({ doors }) => doors.includes(verb))) continue // asks for no right
    const row = rows.find(({ doors }) => doors.includes(verb))
    if (!row) throw new Error(`docs/permissions.md has no line for ${verb}`)
    for (const { wrong, right } of tries) {
      // Some relation and state at which exactly these may: what each try prepares.
      const may = (role: Role) => relations.some((relation) => [true, false].some((isDraft) => isAllowed(row, role, relation, isDraft)))
      const mayNot = (role: Role) => relations.some((relation) => [true, false].some((isDraft) => !isAllowed(row, role, relation, isDraft)))
      expect(wrong.filter((role) => !mayNot(role)), `${verb}: these always may`).toEqual([])
      expect(everybody.filter((role) => !may(role) && !wrong.includes(role)), `${verb}: these never may, and were not tried`).toEqual([])
      if (right) expect(may(right), `${verb}: ${right} never may`).toBe(true)
    }
  }
})

for (const [verb, tries] of Object.entries(attacks)) {
  test(`${verb}: nobody and no wrong role does it`, async ({ caller }) => {
    const cast: Cast = {
      nobody: await caller("nobody"), writer: await caller("writer"), editor: await caller("editor"), chief: await caller("chief"),
        admin: await caller("admin"),
    }
    const at = { opinion: await optionOf(cast.admin, "/desk/articles/new", "رأي"),
      water: await optionOf(cast.admin, "/desk/articles/new", "ماء ومناخ") }
    for (const { wrong, right, prepare } of tries) {
      const { send, look } = await prepare(cast, at)
      const before = await words(cast.admin, look)
      const unknown = await send(cast.nobody)
      if (besideText.has(verb)) expect(unknown).toMatchObject({ redirect: null, code: "signed_out" })
      else expect(unknown.redirect).toMatch(/^\/login/)
      expect(unknown.ok).toBe(false)
      for (const role of wrong) {
        const answer = await send(cast[role])
        expect(answer, role).toMatchObject({ ok: false, redirect: null })
        expect(["forbidden", "not_found"], role).toContain(answer.code)
      }
      expect(await words(cast.admin, look)).toBe(before)
      if (!right) continue
      // Done, an action stays on its page or leads to another one of the desk.
      const done = await send(cast[right])
      expect(done, right).toMatchObject(done.redirect === null ? { ok: true, code: null } : { redirect: expect.stringMatching(/^\/desk\//) })
    }
  })
}

test("a request of a chief's own browser does nothing for a writer, for nobody, or from another site", async ({ open, caller }) => {
  const chief = await open("chief")
  const [as, writer, nobody] = [await caller("chief"), await caller("writer"), await caller("nobody")]
  const id = await start(as, { title: freshTitle("ما لا يُسحب"), sectionId: await optionOf(as, "/desk/articles/new", "رأي") })
  await made(as, "publish", id, 1)
  await chief.goto(`/desk/articles/${id}`)
  // Taken from the wire and never let through.
  const caught = new Promise<{ headers: Record<string, string>; data: Buffer }>((done) => {
    void chief.route("**/desk/articles/*", async (route, request) => {
      if (request.method() !== "POST") return route.continue()
      done({ headers: request.headers(), data: request.postDataBuffer() ?? Buffer.of() })
      return route.fulfill({ status: 200, contentType: "text/plain", body: "" })
    })
  })
  await chief.getByRole("button", { name: "سحب من النشر" }).click()
  const dialog = chief.getByRole("dialog")
  await dialog.getByLabel("سبب السحب").fill("سبب")
  await dialog.getByRole("button", { name: "سحب من النشر" }).click()
  const { headers, data } = await caught
  const replay = (by: APIRequestContext, from = headers["origin"] ?? new URL(chief.url()).origin) =>
    by.post(`/desk/articles/${id}`, { data, headers: { "Next-Action": headers["next-action"] ?? "",
      "Content-Type": headers["content-type"] ?? "", Origin: from } })

  for (const answer of [await replay(writer), await replay(nobody), await replay(as, "http://evil.example"), await replay(as, "null")]) {
    expect(await answer.text()).not.toContain('"ok":true')
    expect((await nobody.get(`/a/${id}`)).status()).toBe(308)
  }
  expect(await (await replay(as)).text()).toMatch(/"ok":true/)
  expect((await nobody.get(`/a/${id}`)).status()).toBe(410)
})
