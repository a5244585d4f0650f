import type { Metadata } from "next"
import { connection } from "next/server"
import { LinkGone, NewEmailForm } from "@/components/desk/reset-forms"
import { strings } from "@/lib/strings"
import { linkFor } from "@/lib/users/links"
import { take } from "./actions"

// The address is a key: nobody this page links to is told of it.
export const metadata: Metadata = { title: strings.desk.newEmail.title, referrer: "no-referrer" }

/** Asks whoever opened the link whether the address is theirs. Opening it uses nothing up; only sending the form does. */
export default async function NewEmailPage({ params }: { params: Promise<{ token: string }> }) {
  await connection()
  const { token } = await params
  const link = await linkFor(token, "email")
  return link?.email ? <NewEmailForm action={take.bind(null, token)} email={link.email} /> : <LinkGone what="email" />
}
