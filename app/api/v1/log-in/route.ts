import { z } from "zod"
import { logIn, proveSecondStep } from "@/lib/auth/log-in"
import { challengeToken, fromOurPages, setLoggedIn, visitor } from "@/lib/auth/session"
import { standingOfToken } from "@/lib/auth/sessions"
import { orAway, readJson, sayFailure } from "@/lib/http"
import { reject } from "@/lib/result"

const sentSchema = z.union([z.strictObject({ email: z.string(), password: z.string() }), z.strictObject({ code: z.string() })])

/** Logging in from an open page, whose text stays where it is. A plain route: a deploy since the page was opened must not break it. */
export const POST = (request: Request): Promise<Response> =>
  orAway(async () => {
    if (!(await fromOurPages())) return sayFailure({ code: "bad_origin" })
    const sent = await readJson(request)
    if (!sent.ok) return sayFailure(sent.failure)
    const proof = sentSchema.safeParse(sent.value)
    if (!proof.success) return sayFailure({ code: "invalid", fields: { form: ["invalid"] } })
    const result = await prove(proof.data)
    if (!result.ok) return sayFailure(result.failure)
    await setLoggedIn(result.value)
    const standing = result.value.step === "in" ? await standingOfToken(result.value.token) : null
    return Response.json({ step: result.value.step, ...(standing ? { person: standing.actor.id } : {}) }, { headers: { "cache-control": "no-store" } })
  })

async function prove(proof: z.output<typeof sentSchema>) {
  if ("email" in proof) return logIn(proof, await visitor())
  const challenge = await challengeToken()
  return challenge ? proveSecondStep(challenge, proof.code, await visitor()) : reject({ code: "signed_out" })
}
