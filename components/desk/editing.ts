"use client"

import { createContext, use } from "react"
import type { FieldProblems } from "@/lib/result"

type Editing = {
  /** The version that the page's text is, or null outside an article's form. */
  version: number | null
  dirty: boolean
  /** Saves what is unsaved and gives the version that the server has of all of it; null where it could not be saved. */
  settledVersion: () => Promise<number | null>
  /** Shows problems beside the fields they belong to. */
  point: (fields: FieldProblems) => void
}

/** What the second margin needs of the text beside it: a move is made of what is saved, never of less. */
export const EditingContext = createContext<Editing>({
  version: null,
  dirty: false,
  settledVersion: async () => null,
  point: () => undefined,
})

export const useEditing = () => use(EditingContext)
