import type { Metadata } from "next"
import { connection } from "next/server"
import { InvitationForm, InvitationGone } from "@/components/desk/invitation-form"
import { roles } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { invitationFor } from "@/lib/users/accept"
import { accept } from "./actions"

// The address is a key: nobody this page links to is told of it.
export const metadata: Metadata = { title: strings.desk.invite.title, referrer: "no-referrer" }

/** Shows the form of an invitation, or of an empty newsroom's set-up. Opening it uses nothing up; only sending it does. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  await connection()
  const { token } = await params
  const invitation = await invitationFor(token)
  if (!invitation) return <InvitationGone />
  const { purpose, email, name } = invitation
  const role = roles.find((each) => each === invitation.role) ?? "writer"
  return <InvitationForm action={accept.bind(null, token)} purpose={purpose} email={email} name={name} role={role} />
}
