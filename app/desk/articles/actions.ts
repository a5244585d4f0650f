"use server"

import { actingHere } from "@/lib/auth/session"
import * as authors from "@/lib/authors/commands"
import type { Actor } from "@/lib/permissions"
import { reject, type Result } from "@/lib/result"
import * as sources from "@/lib/sources/commands"
import * as tags from "@/lib/tags/commands"

/** These are called beside a text that is not saved yet: whose session ended is told so, and led nowhere. */
async function here<Out>(work: (actor: Actor) => Promise<Result<Out>>): Promise<Result<Out>> {
  const actor = await actingHere()
  return actor ? work(actor) : reject({ code: "signed_out" })
}

// What a caller says its arguments are is not believed: each command parses what it gets.
export const addSource = async (name: string) => here((actor) => sources.createSourceNamed(actor, { name }))
export const addAuthor = async (name: string) => here((actor) => authors.addAuthor(actor, { name }))
export const addTag = async (name: string) => here((actor) => tags.addTag(actor, { name }))
