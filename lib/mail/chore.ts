import { unseal } from "@/lib/auth/seal"
import { databaseNow, db } from "@/lib/db"
import { publicUrl } from "@/lib/env"
import { record } from "@/lib/history/record"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { roles } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { makeLink } from "@/lib/users/links"
import type { Letter } from "./letters"
import { MAIL, mails } from "./outbox"
import { send } from "./transport"
import { invitationLetter, linkLetter, noticeLetter, type Written } from "./write"

const AT_ONCE = 20
const ATTEMPTS = 8 // the last about four hours after the first

/**
 * Mails what waits. A letter that the server does not take is tried again, after 1, 2, 4 … minutes, eight times; the reason stands in
 * its row. One that went is emptied, so that nothing of it lies about.
 */
export async function sendLetters(): Promise<void> {
  if (!mails()) return
  for (let sent = 0; sent < AT_ONCE; sent += 1) if (!(await sendNext())) return
}

type Waiting = { id: bigint; payload: Letter; attempts: number }

/** Takes the next letter that is due and tries it; whether there was one. Moved ahead before it is tried: one that kills us waits. */
async function sendNext(): Promise<boolean> {
  const [row] = await db().$queryRaw<Waiting[]>`
    UPDATE desk.outbox SET attempts = attempts + 1, next_at = clock_timestamp() + make_interval(mins => (2 ^ attempts)::int)
    WHERE id = (
      SELECT id FROM desk.outbox WHERE topic = ${MAIL} AND done_at IS NULL AND attempts < ${ATTEMPTS} AND next_at <= clock_timestamp()
      ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, payload, attempts`
  if (!row) return false
  try {
    const letter = await write(row.payload)
    if (letter) await send(letter)
    await db().outbox.update({ where: { id: row.id }, data: { doneAt: await databaseNow(db()), payload: {}, problem: null }, select: { id: true } })
  } catch (error) {
    console.error("A letter could not be sent:", error)
    const problem = error instanceof Error ? error.message.slice(0, 300) : "unknown"
    await db().outbox.update({
      where: { id: row.id }, data: { problem, ...(row.attempts >= ATTEMPTS ? { payload: {} } : {}) }, select: { id: true },
    })
  }
  return true
}

/** The letter in words, or null where it is for nobody any more. Its link begins with the newsroom's own address, whatever a request said. */
async function write(letter: Letter): Promise<Written | null> {
  const office = await newsroomSettings()
  const at = (path: string) => `${publicUrl()}${path}`
  switch (letter.kind) {
    case "notice":
      return noticeLetter(letter, office)
    case "invite": {
      const token = unseal("letter", letter.token)
      const role = strings.desk.roles[roles.find((each) => each === letter.role) ?? "writer"]
      return token === null ? null : invitationLetter(letter, office, role, at(urls.invitation(token)))
    }
    case "reset": {
      const user = await db().user.findFirst({ where: { email: letter.email, active: true }, select: { id: true, name: true } })
      if (!user) return null
      const token = await db().$transaction(async (tx) => {
        await record(tx, { actorId: null, actorName: "", action: "password.asked", subjectType: "user", subjectId: user.id })
        return makeLink(tx, { purpose: "reset", userId: user.id, email: null, createdBy: null })
      })
      return linkLetter("reset", letter.email, user.name, office, at(urls.reset(token)))
    }
    case "address": {
      const { userId, email } = letter
      const user = await db().user.findFirst({ where: { id: userId, active: true }, select: { name: true } })
      if (!user) return null
      const token = await db().$transaction((tx) => makeLink(tx, { purpose: "email", userId, email, createdBy: userId }))
      return linkLetter("address", email, user.name, office, at(urls.confirmEmail(token)))
    }
  }
}
