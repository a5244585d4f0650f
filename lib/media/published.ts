import "server-only"
import { siteDb } from "@/lib/site-db"
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
