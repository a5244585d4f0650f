import type { APIRequestContext } from "@playwright/test"
import { freshTitle, type Role } from "./fixtures"
import { act, idOf } from "./server"

export type Person = { id: string; name: string; email: string; password: string }

/** Invites somebody as an admin and accepts in their place: a person whom a test may shut out or give another role. */
export async function newPerson(admin: APIRequestContext, nobody: APIRequestContext, role: Role = "writer"): Promise<Person> {
  const name = freshTitle("زائر")
  const email = `guest-${name.split(" ")[1] ?? ""}@elsewhere.example`
  const password = "a long sentence of theirs"
  const invited = await act(admin, "desk/users invite", "/desk/users", { fields: { email, name, role } })
  if (!invited.ok) throw new Error(`not invited: ${invited.code}`)
  const token = String(invited.value.token)
  await act(nobody, "invite/[token] accept", `/invite/${token}`, { before: [token, null], fields: { name, password } })
  const id = await idOf(admin, "/desk/users", name)
  return { id, name, email, password }
}
