import NextAuth from "next-auth"
import { authOptions } from "@/lib/auth/options"
import { currentActor } from "@/lib/auth/session"
import { isSecure } from "@/lib/auth/visitor"

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: Request, context: Context): Promise<Response> {
  // next-auth's own answer would hand the token to scripts, from which the cookie keeps it, and would not ask the database.
  if ((await context.params).nextauth[0] === "session") {
    const actor = await currentActor()
    return Response.json(actor ? { user: { name: actor.name } } : {})
  }
  return NextAuth(authOptions(isSecure((name) => request.headers.get(name))))(request, context)
}

export { handler as GET, handler as POST }
