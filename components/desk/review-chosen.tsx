"use client"

import { useFormState } from "@/components/form/context"
import { problemText } from "@/lib/strings/desk-problems"

/** What is wrong with the choice itself: that nothing was chosen. */
export function ChosenProblem() {
  const [problem] = useFormState().problems["articles"] ?? []
  return problem === undefined ? null : <p className="err">{problemText(problem)}</p>
}
