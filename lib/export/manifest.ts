import { z } from "zod"

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().nonnegative()

/** The last entry of an export: what the others are, by count and hash. */
export const exportManifestSchema = z.strictObject({
  format: z.literal("waha-export"),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  newsroom: z.string(),
  data: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), lines: whole, bytes: whole, sha256 })),
  pages: z.array(z.strictObject({ name: z.string(), bytes: whole, sha256 })),
  media: z.array(z.strictObject({ name: z.string().max(250), bytes: whole, sha256 })),
})

export type ExportManifest = z.infer<typeof exportManifestSchema>
