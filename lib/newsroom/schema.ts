import { z } from "zod"
import { oneLine, searchKey } from "@/lib/arabic/normalize"
import { strings } from "@/lib/strings"

/** The clearing of a demonstration needs its word, typed by hand, in whatever spelling. */
export const clearDemoSchema = z.strictObject({
  word: z.string().refine((text) => searchKey(oneLine(text)) === searchKey(strings.desk.demo.word), "wrong_word"),
})
