// npm run import (scripts/transfers.ts), inside the app: an export of Waha or of WordPress, told by its first bytes.
import { closeSync, createReadStream, openSync, readSync } from "node:fs"
import { actorFrom, personSelect } from "@/lib/auth/actor"
import { db } from "@/lib/db"
import { ImportProblem, importExport } from "@/lib/export/read"
import { recordImport } from "@/lib/wordpress/record"
import { pictureFinder } from "@/lib/wordpress/pictures"
import { outcomes, type LineCode, type Outcome } from "@/lib/wordpress/report"
import { importWordPress } from "@/lib/wordpress/run"
import { WxrProblem, type WxrFault } from "@/lib/wordpress/wxr"

const [file = "", flag] = process.argv.slice(2)
const dryRun = flag === "--dry-run"

function firstBytes(): string {
  const handle = openSync(file, "r")
  const bytes = Buffer.alloc(4)
  readSync(handle, bytes)
  closeSync(handle)
  return bytes.toString("latin1")
}

async function archive(): Promise<void> {
  const { manifest, counts } = await importExport({ url: process.env.OWNER_URL ?? "", file, mediaFolder: process.env.MEDIA_DIR || null, dryRun })
  console.log(`${dryRun ? "Would take in" : "Took in"} «${manifest.newsroom}» as it was on ${manifest.madeAt}:`)
  for (const [name, count] of Object.entries(counts)) console.log(`  ${name}\t${count}`)
  console.log(`  picture files\t${manifest.media.length}`)
  if (dryRun) return console.log("Nothing was changed.")
  console.log("Its people are deactivated and have no passwords. Make an admin with an e-mail of their own (npm run create-admin), who lets the others in from the desk.")
}

/** In whose name a command of the terminal imports: the newsroom's first admin. */
async function firstAdmin() {
  const row = await db().user.findFirst({ where: { role: "admin", active: true }, orderBy: { createdAt: "asc" }, select: personSelect })
  const actor = actorFrom(row)
  if (!actor) throw new ImportProblem("There is no admin yet, in whose name the articles would come. Make one first: npm run create-admin")
  return actor
}

async function wordPress(): Promise<void> {
  const actor = await firstAdmin()
  const began = Date.now()
  let shown = 0
  const { report } = await importWordPress({
    open: () => createReadStream(file), actor, dryRun, pictureOf: pictureFinder(file),
    onProgress: (done, { posts }) => {
      if (done - shown < 500) return
      shown = done
      console.log(`  ${done} of ${posts}`)
    },
  })
  if (!dryRun) await recordImport(actor, report, file.split(/[\\/]/).at(-1) ?? "")
  console.log(`${dryRun ? "Would come" : "Came"} from «${report.site.title}» (${report.site.url}), in the name of ${actor.name}, ${((Date.now() - began) / 1000).toFixed(1)} s:`)
  for (const outcome of outcomes) console.log(`  ${outcomeWords[outcome]}: ${report.outcomes[outcome]}`)
  console.log(`  new sections: ${report.sections.length}${report.sections.length ? ` (${report.sections.join(", ")})` : ""}; new by-lines: ${report.authors.length}; new tags: ${report.tags}`)
  console.log(`  addresses that will lead to the articles: ${report.addresses}`)
  const others = Object.entries(report.otherTypes)
  if (others.length > 0) console.log(`  left out, being no articles: ${others.map(([type, count]) => `${type} ${count}`).join(", ")}`)
  const noted = Object.entries(report.counts).filter(([, count]) => count > 0)
  if (noted.length > 0) console.log("Not as it was:")
  for (const [code, count] of noted) console.log(`  ${lineWords[code as LineCode]}: ${count}`)
  for (const { title, code, detail } of report.lines.slice(0, 200)) console.log(`    «${title}»: ${lineWords[code]}${detail ? ` (${detail})` : ""}`)
  if (report.lines.length > 200) console.log(`    and ${report.lines.length - 200} more`)
  if (dryRun) console.log("Nothing was changed.")
}

const outcomeWords: Record<Outcome, string> = {
  live: "published, with the date they had", scheduled: "scheduled", draft: "drafts", trashed: "in the trash", already: "here already, and left as they are", leftOut: "left out",
}
const lineWords: Record<LineCode, string> = {
  picture: "a picture was left out", gallery: "a gallery was left out", embed: "something embedded became a link", shortcode: "a shortcode went, its words stay",
  table: "a table became lines", form: "a form was left out", hidden: "hidden text was left out", script: "a script or style was left out",
  flattened: "its text became plain paragraphs", caption: "a picture's caption became a paragraph", title_cut: "its title was shortened", standfirst_cut: "its excerpt was shortened",
  no_section: "has no section, and stays a draft", deep_section: "its section lay deeper than two levels", blocked: "lacks something, and stays a draft", no_date: "its date is not known",
  password: "was behind a password, and stays a draft", tags_cut: "had too many tags", twice: "stands in the file twice", address_taken: "its old address leads elsewhere already",
  comments: "its comments were left out", unwritable: "could not be written, and was left out",
}
const faultWords: Record<WxrFault, string> = {
  not_wxr: "The file is neither an archive that Waha has exported nor an export of WordPress (WXR).", doctype: "The file has a document type (DTD), which an export of WordPress has not. It was not read.",
  entity: "The file uses entities beyond XML's own five. It was not read.", too_deep: "Elements lie too deep in one another.", too_long: "An element is too long.",
  too_many: "There are too many things in it.", encoding: "Its encoding is not UTF-8. Save it as UTF-8 and try again", not_utf8: "It says UTF-8, and its bytes are not. Save it as UTF-8 and try again.", broken: "It is no whole XML",
}

try {
  await (firstBytes().startsWith("PK") ? archive() : wordPress())
} catch (error) {
  if (error instanceof WxrProblem) console.error(`${faultWords[error.fault]}${error.detail ? `: ${error.detail}` : ""}`)
  else console.error(error instanceof ImportProblem || (error instanceof Error && "code" in error && error.code === "ENOENT") ? error.message : error)
  process.exitCode = 1
}
await db().$disconnect()
