import { dayIn, formatDay, formatTime, type MonthStyle } from "@/lib/arabic/dates"
import { oneLine } from "@/lib/arabic/normalize"
import { deviceName } from "@/lib/auth/agent"
import { letters } from "@/lib/strings/letters"
import type { Letter, Notice } from "./letters"

export type Written = { to: string; subject: string; text: string }
export type Office = { name: string; timeZone: string; monthStyle: MonthStyle }

/** The words of a letter. Pure. What people typed is one line without hidden marks, and an address stands on a line of its own. */
export function invitationLetter(letter: Letter & { kind: "invite" }, office: Office, role: string, link: string): Written {
  const words = letters.invite
  return written(office, letter.email, words.subject(oneLine(office.name)), letter.name, [
    words.text(oneLine(letter.by), oneLine(office.name), role), words.link, link, words.until, words.stranger,
  ])
}

/** The letter with a link that only its reader may use: a new password, or a new address. */
export function linkLetter(kind: "reset" | "address", to: string, name: string, office: Office, link: string): Written {
  const words = letters[kind]
  return written(office, to, words.subject, name, [words.text, words.link, link, words.until, words.stranger])
}

/** What a person is told of their account. */
export function noticeLetter(letter: Letter & { kind: "notice" }, office: Office): Written {
  const at = new Date(letter.at)
  const when = letters.notice.at(formatDay(dayIn(at, office.timeZone), office.monthStyle), formatTime(at, office.timeZone))
  return written(office, letter.email, letters.notice[letter.notice.what].subject, letter.name, [
    ...said(letter.notice), when, letters.notice.stranger,
  ])
}

function said(notice: Notice): string[] {
  const words = letters.notice
  if (notice.what === "device") return [words.device.text(deviceName(notice.agent)), words.where, oneLine(notice.address)]
  if (notice.what === "email") return [words.email.text, notice.to]
  return [words[notice.what].text]
}

function written(office: Office, to: string, subject: string, name: string, lines: readonly string[]): Written {
  const text = [letters.greeting(oneLine(name)), "", ...lines, "", letters.signature(oneLine(office.name)), letters.automatic, ""].join("\n")
  return { to, subject: oneLine(subject), text }
}
