import type { Metadata } from "next"
import { connection } from "next/server"
import { reset } from "@/app/reset/actions"
import { LinkGone, NewPasswordForm } from "@/components/desk/reset-forms"
import { strings } from "@/lib/strings"
import { linkFor } from "@/lib/users/links"

// The address is a key: nobody this page links to is told of it.
export const metadata: Metadata = { title: strings.desk.forgotten.newTitle, referrer: "no-referrer" }

/** Shows the form of a link for a new password. Opening it uses nothing up; only sending it does. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  await connection()
  const { token } = await params
  return (await linkFor(token, "reset")) ? <NewPasswordForm action={reset.bind(null, token)} /> : <LinkGone what="reset" />
}
