import { z } from "zod"
import { canonicalEmail } from "@/lib/auth/email"
import { newPassword } from "@/lib/auth/password-rule"
import { line } from "@/lib/articles/schema"
import { nameLine, several } from "@/lib/names/schema"
import { roles } from "@/lib/permissions"

export const personName = nameLine(80)

/** An e-mail address in the one form that is stored. */
export const email = line(300).transform((text, context) => {
  const canonical = canonicalEmail(text)
  if (canonical !== null) return canonical
  context.addIssue({ code: "custom", message: text === "" ? "required" : "bad_email" })
  return z.NEVER
})

const sectionIds = several(z.uuid(), 200)
const role = z.enum(roles)

export const inviteSchema = z.strictObject({ email, name: personName, role, sectionIds })
export const roleSchema = z.strictObject({ id: z.uuid(), role, sectionIds })
export const activeSchema = z.strictObject({ id: z.uuid(), active: z.enum(["yes", "no"]).transform((word) => word === "yes") })
/** What the page of an invitation sends. The e-mail is asked for where the invitation names none. */
export const acceptSchema = z.strictObject({ name: personName, password: newPassword, email: email.optional() })
export const firstAdminSchema = z.strictObject({ email, name: personName, password: newPassword })

export const nameSchema = z.strictObject({ name: personName })
export const emailSchema = z.strictObject({ email })
export const passwordSchema = z.strictObject({ password: newPassword })
export const codeSchema = z.strictObject({ code: z.string().max(200) })
export const nothingSchema = z.strictObject({})
