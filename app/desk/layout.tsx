import type { ReactNode } from "react"
import { Alerts } from "@/components/desk/alerts"
import { House } from "@/components/desk/house"
import { Shell, deskItems } from "@/components/desk/shell"
import { Confirming } from "@/components/form/confirm"
import { failedLogIns } from "@/lib/auth/flood-queries"
import { currentActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { waitingCount } from "@/lib/notes/queries"
import { can } from "@/lib/permissions"
import { scheduleAlarm } from "@/lib/receipts/queries"
import { frozenState, pausedAccounts } from "@/lib/safety/queries"
import { signOut } from "./actions"
import { confirm } from "./confirm/actions"

/** Draws the frame. It guards nothing: every page and action asks for itself, and a page knows where its reader was going. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  const [waiting, frozen, paused, flood, clock, schedule] = await Promise.all([
    waitingCount(actor), frozenState(), pausedAccounts(actor), failedLogIns(actor), newsroomSettings(), scheduleAlarm(actor),
  ])
  const alerts = (
    <Alerts frozen={frozen} paused={paused} schedule={schedule} failedLogIns={flood} clock={clock} mayRelease={can(actor, "newsroom.freeze", { id: "all" })} />
  )
  return (
    <House digits={clock.digits}>
      <Confirming action={confirm}>
        <Shell person={actor} groups={deskItems(actor.role, waiting)} signOut={signOut} alerts={alerts}>
          {children}
        </Shell>
      </Confirming>
    </House>
  )
}
