import { Readable } from "node:stream"
import { Packer } from "@/lib/archive/pack"
import { currentActor, fromOurPages } from "@/lib/auth/session"
import { mediaFolder } from "@/lib/backup/daily"
import { folderFiles } from "@/lib/backup/files"
import { databaseUrl } from "@/lib/env"
import { exportEverything } from "@/lib/export/commands"
import { writeExport } from "@/lib/export/write"
import { orAway, sayFailure } from "@/lib/http"
import { urls } from "@/lib/urls"

/** Everything in one archive, which is made while it is sent. A plain form posts here, and the browser keeps the answer as a file. */
export const POST = (): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const result = await exportEverything(actor, {})
    // A person stands before the form, not a program: they are asked who they are, and come back to the page.
    if (!result.ok && result.failure.code === "confirm_needed") return new Response(null, { status: 303, headers: { location: urls.desk.confirm(urls.desk.archive()) } })
    if (!result.ok) return sayFailure(result.failure)
    const packer = new Packer()
    writeExport({ url: databaseUrl("desk"), packer, media: folderFiles(mediaFolder()) }).catch((error: unknown) => console.error("An export was broken off:", error))
    return new Response(Readable.toWeb(packer.stream) as ReadableStream, {
      headers: {
        "content-type": "application/zip", "content-disposition": `attachment; filename="waha-export-${result.value.at.slice(0, 10)}.zip"`, "cache-control": "private, no-store",
        "x-robots-tag": "noindex",
      },
    })
  })
