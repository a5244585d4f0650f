import NextAuth from "next-auth"
import { authOptions } from "@/lib/auth/options"
import { isSecure } from "@/lib/auth/visitor"

const handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> =>
  NextAuth(authOptions(isSecure((name) => request.headers.get(name))))(request, context)

export { handler as GET, handler as POST }
