import type { Metadata } from "next"
import { ProfileBoard } from "@/components/desk/profile-board"
import { dayIn, formatDay, formatTime } from "@/lib/arabic/dates"
import { deviceName } from "@/lib/auth/agent"
import { requireActor } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { ownAccount } from "@/lib/profile/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import * as actions from "./actions"

export const metadata: Metadata = { title: strings.desk.profile.title }

export default async function ProfilePage() {
  const actor = await requireActor(urls.desk.profile())
  const [account, clock] = await Promise.all([ownAccount(actor), newsroomSettings()])
  const { twoStep, sessions, events, ...rest } = account
  const moment = (at: Date) =>
    `${formatDay(dayIn(at, clock.timeZone), clock.monthStyle, { weekday: false })}${strings.desk.lists.comma}${formatTime(at, clock.timeZone)}`
  const said = new Map<string, string>(Object.entries(strings.desk.accountEvents))
  return (
    <ProfileBoard
      {...rest} role={strings.desk.roles[actor.role]} actions={{ ...actions }}
      twoStep={twoStep.step === "on" ? { ...twoStep, since: moment(twoStep.since) } : twoStep}
      sessions={sessions.map(({ agent, createdAt, lastSeenAt, address, ...session }) => ({
        ...session, device: deviceName(agent), opened: moment(createdAt), seen: moment(lastSeenAt),
        address: address === "unknown" ? strings.desk.networkUnknown : address,
      }))}
      events={events.flatMap(({ key, at, words }) => (said.has(words) ? [{ key, at: moment(at), text: said.get(words) ?? "" }] : []))}
    />
  )
}
