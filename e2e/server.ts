import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import type { APIRequestContext, APIResponse } from "@playwright/test"
import { origin } from "./fixtures"

/** The server's side of the desk, spoken to without a browser: what an attacker sends, and what tells a test whether anything changed. */

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }
const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest
const named = Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) =>
  ({ id, name: `${filename.replace(/^app\/|\/actions\.ts$|\.ts$/g, "")} ${exportedName}`, pages: Object.keys(workers) }))
const ids = new Map(named.map(({ id, name }) => [name, id]))

/** Every server action of the build, as «folder name»: what the internet can call without knowing of any form. */
export const actionNames = [...ids.keys()].sort()

/** A page that has this action, as the build calls it: «/desk/articles/[id]». */
export function pageOf(name: string): string {
  const page = named.find((action) => action.name === name)?.pages.toSorted((a, b) => a.length - b.length)[0]
  if (page === undefined) throw new Error(`the build has no page for the action ${name}`)
  return page.replace(/^app/, "").replace(/\/page$/, "")
}

const paths = Object.keys(JSON.parse(readFileSync(".next/server/app-paths-manifest.json", "utf8")) as Record<string, string>)
const address = (path: string) => path.replace(/\/\([^)]*\)/g, "").replace(/\/(?:page|route)$/, "") || "/"

/** Every page of the build, and every route handler, by its address. */
export const pageNames = paths.filter((path) => path.endsWith("/page")).map(address).sort()
export const routeNames = paths.filter((path) => path.endsWith("/route")).map(address).sort()

/** The name that the build gave an action, as requests carry it. */
export function actionId(name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the build has no action ${name}`)
  return id
}

export type Answer = { status: number; redirect: string | null; ok: boolean; code: string | null; value: Record<string, unknown> }

const home = { Origin: origin }

/** What a call carries: a form's fields, and the arguments before the form (React's forms send what they showed last, or null). */
export type Sent = { fields: Record<string, string>; before?: readonly unknown[] } | { args: readonly unknown[] }

/** Calls a server action at the page that has it. Says that it comes from our own pages, unless told otherwise. */
export async function act(caller: APIRequestContext, name: string, at: string, sent: Sent, headers: Record<string,
  string> = home): Promise<Answer> {
  const named = { ...headers, "Next-Action": actionId(name), Accept: "text/x-component" }
  if ("args" in sent) {
    return answerOf(await caller.post(at, { headers: { ...named, "Content-Type": "text/plain;charset=UTF-8" },
      data: JSON.stringify(sent.args) }))
  }
  const form = new FormData()
  for (const [field, value] of Object.entries(sent.fields)) form.append(`_1_${field}`, value)
  form.append("0", JSON.stringify([...(sent.before ?? [null]), "$K1"])) // last: it names the parts before it
  return answerOf(await caller.post(at, { headers: named, multipart: form }))
}

/** What the action returned, out of the stream that the framework sends. */
export async function answerOf(response: APIResponse): Promise<Answer> {
  const lines = (await response.text()).split("\n")
  const row = /^0:\{"a":"\$@([0-9a-f]+)"/.exec(lines.find((line) => line.startsWith("0:")) ?? "")?.[1]
  const text = lines.find((line) => line.startsWith(`${row}:{`))?.slice(`${row}:`.length)
  const result = (text === undefined ? {} : JSON.parse(text)) as { ok?: boolean; failure?: { code: string }; value?: Record<string,
    unknown> }
  const redirect = response.headers()["x-action-redirect"]?.split(";")[0] ?? null
  return { status: response.status(), redirect, ok: result.ok === true, code: result.failure?.code ?? null, value: result.value ?? {} }
}

export type Copy = Record<string, unknown>

export const paragraphs = (...texts: string[]) => ({ type: "doc",
  content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) })

/** A whole working copy; what is not given is empty. */
export const copy = (fields: Copy): Copy => ({
  title: "", kicker: "", subtitle: "", standfirst: "", body: paragraphs("نصّ قصير."), origin: "own", kind: "opinion", kindLabel: null,
    sectionId: null,
  printedSection: null, sourceId: null, sourceDate: null, sourceDateText: null, sourceUrl: null, authorIds: [], tagIds: [],
    plannedFor: null,
  embargoUntil: null, ...fields,
})

/** Starts an article as this person; gives its id. */
export async function start(caller: APIRequestContext, fields: Copy): Promise<string> {
  const response = await caller.post("/api/v1/articles", { headers: home, data: { saveId: randomUUID(), clippingId: null, article: copy(fields) } })
  const made: unknown = await response.json()
  if (response.status() !== 201) throw new Error(`not created: ${JSON.stringify(made)}`)
  return (made as { id: string }).id
}

/** A move of an article, as its form sends it. */
export const moveOf = (caller: APIRequestContext, verb: string, id: string, version: number, fields: Record<string, string> = {}) =>
  act(caller, `desk/articles/[id] ${verb}`, `/desk/articles/${id}`, { fields: { id, version: String(version), ...fields } })

/** Makes a move that must succeed. */
export async function made(caller: APIRequestContext, verb: string, id: string, version: number, fields: Record<string,
  string> = {}): Promise<void> {
  const answer = await moveOf(caller, verb, id, version, fields)
  if (!answer.ok) throw new Error(`${verb} was refused: ${answer.code}`)
}

/** The save of an open editor (design.md §12). */
export const put = (caller: APIRequestContext, id: string, baseVersion: number, article: Copy, headers: Record<string, string> = home) =>
  caller.put(`/api/v1/articles/${id}/working-copy`, { headers, data: { saveId: randomUUID(), baseVersion, article } })

/** The words of a page's main part, without markup and scripts: what somebody would see changed. */
export async function words(caller: APIRequestContext, path: string): Promise<string> {
  const html = await (await caller.get(path)).text()
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"))
  return main.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")
}

/** The id of what is called so on this page, from the data that the page carries for its scripts. */
export async function idOf(caller: APIRequestContext, path: string, name: string): Promise<string> {
  const data = (await (await caller.get(path)).text()).replaceAll('\\"', '"')
  const id = data.split(`"name":"${name}"`)[0]?.match(/"id":"([0-9a-f-]{36})"(?!.*"id":")/s)?.[1]
  if (id === undefined) throw new Error(`${path} has nothing called ${name}`)
  return id
}

/** Makes a review link of an article that has not been edited since it was begun; gives its token. */
export async function reviewLink(caller: APIRequestContext, id: string, fields: Record<string, string> = {}): Promise<string> {
  const { ok, code, value } = await moveOf(caller, "shareArticle", id, 1, { label: "ضيف", days: "7", pin: "no", ...fields })
  if (!ok) throw new Error(`not shared: ${code}`)
  return String(value.token)
}

/** The id of the first note on an article's page. */
export const noteIdIn = (html: string): string => /id="note-([0-9a-f-]{36})"/.exec(html)?.[1] ?? ""

/** The value of the option that is called so, in a select of this page. */
export async function optionOf(caller: APIRequestContext, path: string, name: string): Promise<string> {
  const html = await (await caller.get(path)).text()
  return new RegExp(`<option value="([0-9a-f-]{36})"[^>]*>${name}</option>`).exec(html)?.[1] ?? ""
}

/** An id that belongs to nothing. */
export const nothing = "00000000-0000-4000-8000-000000000000"
