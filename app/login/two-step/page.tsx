import type { Metadata } from "next"
import { signOut } from "@/app/desk/actions"
import * as actions from "@/app/desk/profile/actions"
import { TwoStepPanel } from "@/components/desk/two-step"
import { Wordmark } from "@/components/ui/wordmark"
import { dayIn, formatDay } from "@/lib/arabic/dates"
import { requireStanding } from "@/lib/auth/session"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { ownAccount } from "@/lib/profile/queries"
import { strings } from "@/lib/strings"
import { safeReturn, urls } from "@/lib/urls"

export const metadata: Metadata = { title: strings.desk.twoStep.mustTitle }

const words = strings.desk.twoStep

/** Where whoever may publish or administer sets up their second step, before anything else of the desk. */
export default async function MustTwoStepPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeReturn((await searchParams).next)
  const { actor } = await requireStanding(urls.setUpTwoStep(next))
  const [{ twoStep, newsroom, email }, clock] = await Promise.all([ownAccount(actor), newsroomSettings()])
  const state = twoStep.step === "on" ? { ...twoStep, since: formatDay(dayIn(twoStep.since, clock.timeZone), clock.monthStyle) } : twoStep
  return (
    <main className="login">
      <div><Wordmark /></div>
      <div className="panel">
        <h1>{words.mustTitle}</h1>
        <p className="hint">{words.mustText}</p>
        <TwoStepPanel state={state} actions={{ ...actions }} newsroom={newsroom} email={email} required next={next} />
        <form action={signOut} className="out"><button type="submit" className="link">{strings.desk.frame.signOut}</button></form>
      </div>
    </main>
  )
}
