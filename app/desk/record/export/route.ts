import { currentActor, fromOurPages } from "@/lib/auth/session"
import { formFields } from "@/lib/form-data"
import { exportRecord } from "@/lib/history/commands"
import { recordCsv, recordLines } from "@/lib/history/export"
import { recordFilterSchema } from "@/lib/history/filters"
import { orAway, sayFailure } from "@/lib/http"
import { newsroomSettings } from "@/lib/newsroom/queries"

/** The record as a file, in pieces as they are read from the database. It leaves an entry, so it is a post. */
export const POST = (request: Request): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const actor = await currentActor()
    if (!actor) return sayFailure({ code: "signed_out" })
    const form = await request.formData().catch(() => null)
    if (!form) return sayFailure({ code: "invalid", fields: { form: ["invalid"] } })
    const { format, ...filters } = formFields(form)
    const noted = await exportRecord(actor, { format })
    if (!noted.ok) return sayFailure(noted.failure)
    const clock = await newsroomSettings()
    const [type, pieces] = format === "csv"
      ? ["text/csv; charset=utf-8", recordCsv(actor, recordFilterSchema.parse(filters), clock)] as const
      : ["application/x-ndjson; charset=utf-8", recordLines()] as const
    const name = `waha-record-${new Date().toISOString().slice(0, 10)}.${String(format)}`
    return new Response(streamed(pieces), {
      headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
    })
  })

/** Reads on only as fast as the other side takes it. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
