import { readFileSync } from "node:fs"
import { roles, type Role } from "@/lib/permissions"

/** What an article, or anything else with a maker, is to the one who asks. The words of the page's cells stand for these. */
export const relations = ["own here", "own elsewhere", "own unplaced", "theirs here", "theirs elsewhere", "theirs unplaced"] as const
export type Relation = (typeof relations)[number]

export type Row = { right: string; cells: Record<Role, string[]>; when: string[]; doors: string[] }

const meaning: Record<string, (relation: Relation, isDraft: boolean) => boolean> = {
  own: (relation) => relation.startsWith("own"),
  "own draft": (relation, isDraft) => isDraft && relation.startsWith("own"),
  "own unplaced": (relation) => relation === "own unplaced",
  section: (relation) => relation.endsWith(" here"),
  any: () => true,
}

/** Whether the page lets this role do this to what stands in this relation. */
export const isAllowed = (row: Row, role: Role, relation: Relation, isDraft: boolean): boolean =>
  row.cells[role].some((word) => meaning[word]?.(relation, isDraft))

const page = readFileSync(new URL("../docs/permissions.md", import.meta.url), "utf8")

/** The lines of the table under this heading, as cells. */
function table(heading: string): string[][] {
  const part = page.split(`\n## ${heading}\n`).at(1)?.split("\n## ").at(0) ?? ""
  return part.split("\n").filter((line) => line.startsWith("| ")).slice(1).map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()))
}

const listed = (cell: string) => cell.split(",").map((word) => word.trim()).filter((word) => word !== "" && word !== "–")

/** «desk/tags: add, rename» is two doors, «desk/tags add» and «desk/tags rename»; a page or a route is one. */
function doorsOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, text = ""]) => {
    const [folder, names] = text.split(": ")
    return names === undefined ? [text] : listed(names).map((name) => `${folder} ${name}`)
  })
}

/** docs/permissions.md as data: its rights. */
export const rows: readonly Row[] = table("Rights").map(([right = "", writer = "", editor = "", chief = "", admin = "", when = "", doors = ""]) => {
  const cells = { writer: listed(writer), editor: listed(editor), chief: listed(chief), admin: listed(admin) }
  for (const word of roles.flatMap((role) => cells[role])) {
    if (!(word in meaning)) throw new Error(`docs/permissions.md, ${right}: «${word}» is not one of its words`)
  }
  return { right, cells, when: listed(when), doors: doorsOf(doors) }
})

/** docs/permissions.md as data: the doors that ask for no right, by whom they are for. */
export const openDoors: readonly { for: string; doors: string[] }[] =
  table("Doors that ask for no right").map(([whom = "", doors = ""]) => ({ for: whom, doors: doorsOf(doors) }))
