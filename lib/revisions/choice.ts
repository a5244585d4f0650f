import { z } from "zod"
import { nothingIgnored, type Ignored } from "@/lib/arabic/words"

/** What is compared: a revision, the working copy, or what readers see now. */
export type Chosen = "working" | "live" | { revision: string }

export type Comparing = { from: Chosen | null; to: Chosen | null; ignored: Ignored; after: string }

const chosen = z
  .union([z.literal("working"), z.literal("live"), z.uuid().transform((revision) => ({ revision: revision.toLowerCase() }))])
  .optional()
  .transform((value) => value ?? null)
const on = z.literal("on").optional().catch(undefined).transform((value) => value === "on")
const query = z.object({ from: chosen, to: chosen, tashkeel: on, hamza: on, punctuation: on, after: z.string().catch("") })

/** What an address asks to compare; null where it names what can be no revision. */
export function comparingOf(parameters: unknown): Comparing | null {
  const read = query.safeParse(parameters)
  if (!read.success) return null
  const { from, to, after, ...ignored } = read.data
  return { from, to, ignored, after }
}

/** The same as the parameters of an address; what is not set is not in it. */
export function comparingQuery({ from, to, ignored, after }: Partial<Comparing>): string {
  const name = (choice: Chosen | null | undefined) => (typeof choice === "object" ? choice?.revision : choice)
  const switches = Object.entries(ignored ?? nothingIgnored).flatMap(([key, value]): [string, string][] => (value ? [[key, "on"]] : []))
  const ends = Object.entries({ from: name(from), to: name(to), after }).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []))
  return new URLSearchParams([...ends, ...switches]).toString()
}
