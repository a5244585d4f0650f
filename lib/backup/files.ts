import "server-only"
import { createReadStream, existsSync, statSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"

/** Where pictures' files lie, as a backup sees them: names with slashes, and what is under each. */
export type MediaFiles = { names: () => Promise<string[]>; open: (name: string) => Readable }

/** The files of a folder and its folders; none where there is no such folder. What is half written (a dot at its beginning) is passed over. */
export function folderFiles(folder: string | null): MediaFiles {
  return {
    names: async () => (folder !== null && existsSync(folder) ? (await under(folder, "")).sort() : []),
    open: (name) => createReadStream(join(folder ?? "", ...name.split("/"))),
  }
}

async function under(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const found = await Promise.all(entries.filter(({ name }) => !name.startsWith(".")).map(async (entry) => {
    const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) return under(folder, name)
    return entry.isFile() ? [name] : []
  }))
  return found.flat()
}

/** Whether there is nothing under this folder, or no such folder. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  return !existsSync(folder) || (statSync(folder).isDirectory() && (await under(folder, "")).length === 0)
}
