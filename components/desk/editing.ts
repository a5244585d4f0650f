"use client"

import { createContext, use } from "react"
import type { WorkingCopy } from "@/lib/articles/schema"
import type { FieldProblems } from "@/lib/result"

type Editing = {
  /** The version that the page's text is, or null outside an article's form. */
  version: number | null
  dirty: boolean
  /** Saves what is unsaved and gives the version that the server has of all of it; null where it could not be saved. */
  settledVersion: () => Promise<number | null>
  /** Shows problems beside the fields they belong to. */
  point: (fields: FieldProblems) => void
  /** What stands in the form's fields now; null outside an article's form. */
  copy: WorkingCopy | null
}

/** What the second margin needs of the text beside it: a move is made of what is saved, never of less. */
export const EditingContext = createContext<Editing>({
  version: null,
  dirty: false,
  settledVersion: async () => null,
  point: () => undefined,
  copy: null,
})

export const useEditing = () => use(EditingContext)
