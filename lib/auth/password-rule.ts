import { z } from "zod"

/** 12 to 256 code points, nothing about which; exact bytes count (ASVS 6.2). Problems are keys of strings.problems. */
export const newPassword = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "not_text")
  .refine((text) => [...text].length >= 12, "password_short")
  .refine((text) => [...text].length <= 256, "too_long")
