import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { moment } from "@/components/desk/moment"
import { SafetyBoard } from "@/components/desk/safety-board"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { can } from "@/lib/permissions"
import { brakeRule, frozenState, pausedAccounts } from "@/lib/safety/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.safety.title }

export default async function SafetyPage() {
  const actor = await requireActor(urls.desk.safety())
  if (!can(actor, "newsroom.freeze", { id: "all" })) notFound()
  const [frozen, paused, clock] = await Promise.all([frozenState(), pausedAccounts(actor), newsroomSettings()])
  return (
    <SafetyBoard
      frozen={frozen !== null} rule={brakeRule()} actions={{ ...actions }}
      paused={paused.map(({ at, ...account }) => ({ ...account, since: moment(at, clock) }))}
    />
  )
}
