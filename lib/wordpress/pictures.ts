import "server-only"
import { createHash } from "node:crypto"
import { createReadStream, lstatSync, realpathSync } from "node:fs"
import { basename, dirname, extname, join, sep } from "node:path"
import { Readable } from "node:stream"
import { searchKey } from "@/lib/arabic/normalize"
import { db } from "@/lib/db"
import { takeIn } from "@/lib/media/upload"
import type { Actor } from "@/lib/permissions"
import { lineOfMarkup } from "./content"

/** A picture of another site, as its file tells of it. */
export type Attachment = { address: string; title: string; caption: string; alt: string }

const cut = (text: string, most: number) => [...lineOfMarkup(text)].slice(0, most).join("")

/**
 * Takes a picture into the library, as an upload is taken in; one that is there already is met by its hash. It is credited to the site that it
 * comes from. Null where the file is no picture that the library takes.
 */
export async function takePicture(file: string, { title, caption, alt }: Attachment, { actor, credit }: { actor: Actor; credit: string }): Promise<string | null> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  const there = await db().media.findFirst({ where: { sha256: hash.digest("hex") }, select: { id: true } })
  if (there) return there.id
  const taken = await takeIn(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, basename(file))
  if (!taken.ok) return null
  const { widths, ...row } = taken.value
  const words = { alt: cut(alt || title, 500), caption: cut(caption, 500), credit: cut(credit, 200) }
  const key = searchKey([row.fileName, words.alt, words.caption, words.credit].join(" "))
  return (await db().media.create({ data: { ...row, ...words, renditions: widths, searchKey: key, createdBy: actor.id }, select: { id: true } })).id
}

/**
 * Finds a picture of another site in a folder beside its file: for «site.xml», in «site/», in «wp-content/uploads/» or in «uploads/», under the
 * path that its address has below «uploads». Only plain files that really lie in there: no way out, no link.
 */
export function pictureFinder(file: string): (address: string) => string | null {
  const beside = dirname(file)
  const own = join(beside, basename(file, extname(file)))
  const roots = [join(own, "wp-content", "uploads"), join(own, "uploads"), own, join(beside, "wp-content", "uploads"), join(beside, "uploads")].flatMap((root) => {
    try {
      return lstatSync(root).isDirectory() ? [realpathSync(root)] : []
    } catch {
      return []
    }
  })
  return (address) => {
    const below = partsBelowUploads(address)
    if (below === null) return null
    for (const root of roots) {
      const path = join(root, ...below)
      try {
        if (lstatSync(path).isFile() && realpathSync(path).startsWith(root + sep)) return path
      } catch {
        continue // not in this one
      }
    }
    return null
  }
}

function partsBelowUploads(address: string): string[] | null {
  if (!URL.canParse(address)) return null
  const path = /\/uploads\/(.+)$/.exec(new URL(address).pathname)?.[1]
  if (path === undefined) return null
  try {
    const parts = path.split("/").map((part) => decodeURIComponent(part))
    return parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[/\\\0:]/.test(part)) ? parts : null
  } catch {
    return null
  }
}
