import type { ReactNode } from "react"
import { Shell, deskItems } from "@/components/desk/shell"
import { waitingCount } from "@/lib/articles/queries"
import { currentActor } from "@/lib/auth/session"
import { signOut } from "./actions"

/** Draws the frame. It guards nothing: every page and action asks for itself, and a page knows where its reader was going. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  return (
    <Shell person={actor} groups={deskItems(actor.role, await waitingCount(actor))} signOut={signOut}>
      {children}
    </Shell>
  )
}
