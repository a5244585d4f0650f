"use client"

import { createContext, use } from "react"
import type { FieldProblems } from "@/lib/result"

type FormState = { problems: FieldProblems; pending: boolean }

/** What the fields of a form need from it: what the server said of each, and whether an answer is awaited. */
export const FormContext = createContext<FormState>({ problems: {}, pending: false })

export const useFormState = () => use(FormContext)
