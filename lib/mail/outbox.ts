import "server-only"
import type { Tx } from "@/lib/db"
import { mailSettings } from "@/lib/env"
import type { Letter, Notice } from "./letters"

/** The outbox's topic of what is to be mailed. */
export const MAIL = "mail"

/** Whether this newsroom sends mail at all. */
export const mails = (): boolean => mailSettings() !== null

/** Leaves a letter for the worker, in the transaction of what it tells of: both happen or neither. Nothing where no mail is set up. */
export async function post(tx: Tx, letter: Letter): Promise<void> {
  if (mails()) await tx.outbox.create({ data: { topic: MAIL, payload: letter }, select: { id: true } })
}

/** Tells a person what happened to their account, at the address that they have now. The record and their profile say it in any case. */
export async function notify(tx: Tx, userId: string, notice: Notice): Promise<void> {
  if (!mails()) return
  const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true, name: true } })
  if (person) await post(tx, { kind: "notice", email: person.email, name: person.name, at: new Date().toISOString(), notice })
}
