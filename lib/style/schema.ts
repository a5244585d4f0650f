import { z } from "zod"
import { line } from "@/lib/articles/schema"
import { nameLine } from "@/lib/names/schema"
import { ruleIds } from "./kinds"

export const MOST_STYLE_WORDS = 300

export const switchRuleSchema = z.strictObject({ rule: z.enum(ruleIds), on: z.enum(["yes", "no"]).transform((word) => word === "yes") })

/** A word or a phrase that begins and ends as words do, and what is written in its place; with nothing there it is avoided. */
export const addWordSchema = z
  .strictObject({
    word: nameLine(60).refine((text) => /^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}])?$/u.test(text), "bad_style_word"),
    instead: line(60).default(""),
  })
  .refine(({ word, instead }) => word !== instead, { path: ["instead"], message: "same_style_word" })

export const removeWordSchema = z.strictObject({ word: line(60) })
