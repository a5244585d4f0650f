import type { Metadata } from "next"
import { connection } from "next/server"
import { ForgottenForm } from "@/components/desk/reset-forms"
import { mails } from "@/lib/mail/outbox"
import { strings } from "@/lib/strings"
import { ask } from "./actions"

export const metadata: Metadata = { title: strings.desk.forgotten.title }

export default async function ForgottenPage() {
  await connection()
  return <ForgottenForm action={ask} mails={mails()} />
}
