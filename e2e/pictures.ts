import type { APIRequestContext } from "@playwright/test"
import sharp from "sharp"
import { origin } from "./fixtures"

/** A photograph as a phone would send it: with a place in it, and unlike any other. */
export const photograph = (width = 800, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: Math.floor(Math.random() * 256), g: Math.floor(Math.random() * 256), b: Math.floor(Math.random() * 256) } } })
    .withExif({ IFD3: { GPSLatitude: "32/1 0/1 0/1", GPSLatitudeRef: "N" } }).jpeg().toBuffer()

/** Adds a picture to the library as this person; gives its id. */
export async function upload(caller: APIRequestContext, bytes?: Buffer, name = "photo.jpg"): Promise<string> {
  const response = await caller.post(`/api/v1/media?name=${encodeURIComponent(name)}`, {
    headers: { Origin: origin, "Content-Type": "application/octet-stream" }, data: bytes ?? (await photograph()),
  })
  const answer: unknown = await response.json()
  if (response.status() !== 201 || typeof answer !== "object" || answer === null || !("id" in answer)) throw new Error(`not added: ${response.status()}`)
  return String(answer.id)
}
