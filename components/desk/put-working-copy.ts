import { readAnswer, type SaveAnswer } from "@/lib/articles/save-answer"
import type { WorkingCopy } from "@/lib/articles/schema"
import { urls } from "@/lib/urls"

export type Save = { saveId: string; baseVersion: number; article: WorkingCopy }

/** Sends one save and reads its answer. Never throws: no connection is an answer too. */
export async function putWorkingCopy(id: string, save: Save): Promise<SaveAnswer> {
  try {
    const response = await fetch(urls.api.workingCopy(id), {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(save),
    })
    const body: unknown = await response.json().catch(() => null)
    return readAnswer(response.status, body)
  } catch {
    return { kind: "unknown", why: "offline" }
  }
}

/** A random UUID, also where the page came over plain HTTP: there the browser has no crypto.randomUUID. */
export function newSaveId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
