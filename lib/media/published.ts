import "server-only"
import type { PictureView } from "@/lib/articles/view"
import { siteDb } from "@/lib/site-db"
import { urls } from "@/lib/urls"
import { contentType, fallbackOf, readWidths } from "./renditions"

/**
 * Where a picture's file lies in the store, where something that is before readers at this very moment shows that picture; else null, as
 * for a picture that there never was. What is kept of it whole is not among the files that readers get.
 */
export async function livePicture(key: string, file: string): Promise<{ path: string; type: string } | null> {
  const type = contentType(file)
  if (type === null || !/^[0-9a-f]{40}$/.test(key)) return null
  const row = await siteDb().media.findUnique({ where: { key }, select: { renditions: true } })
  if (!row) return null
  const widths = readWidths(row.renditions)
  const [width, ending] = file.split(".")
  const there = ending === "jpg" ? Number(width) === fallbackOf(widths) : widths.includes(Number(width))
  return there ? { path: `${key}/${file}`, type } : null
}

/** The picture of a section, the logo of a newspaper, or the newsroom's own; null where readers are shown none. */
export async function pictureFor(what: "section" | "source" | "newsroom", target = ""): Promise<PictureView | null> {
  const place = await siteDb().pictureOf.findUnique({
    where: { what_target: { what, target } },
    select: { picture: { select: { id: true, key: true, width: true, height: true, renditions: true, focalX: true, focalY: true, alt: true } } },
  })
  if (!place?.picture) return null
  const { key, renditions, ...picture } = place.picture
  return { ...picture, base: urls.picture(key), widths: readWidths(renditions), caption: "", credit: "" }
}
