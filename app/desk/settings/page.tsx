import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { setNewsroomLogo } from "@/app/desk/media/actions"
import { PicturePlace } from "@/components/desk/picture-place"
import { SettingsForm } from "@/components/desk/settings-form"
import { zoneName } from "@/components/desk/moment"
import { requireActor } from "@/lib/auth/session"
import { newsroomLogo, settingsPage } from "@/lib/newsroom/queries"
import { timeZones } from "@/lib/newsroom/zones"
import { sections } from "@/lib/sections/published"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { save } from "./actions"

export const metadata: Metadata = { title: strings.desk.settings.title }

const named = new Map<string, string>(Object.entries(strings.desk.zones))

/** The clocks that can be chosen, Arab ones first under the names of their cities. The key of a zone finds it too. */
function zoneChoices() {
  const ours = [...named].map(([id, name]) => ({ id, name, variants: [id, zoneName(id)] }))
  const others = timeZones.filter((id) => !named.has(id)).map((id) => ({ id, name: `${zoneName(id)} (${id})`, variants: [id] }))
  return [...ours, ...others]
}

export default async function SettingsPage() {
  const page = await settingsPage(await requireActor(urls.desk.settings()))
  if (!page) notFound()
  return (
    <>
      <SettingsForm {...page} action={save} zones={zoneChoices()} sections={await sections()} />
      <PicturePlace action={setNewsroomLogo} pictureId={await newsroomLogo()} label={strings.desk.media.place.logo} hint={strings.desk.media.place.logoHint} />
    </>
  )
}
