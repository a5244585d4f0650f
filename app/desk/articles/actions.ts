"use server"

import * as articles from "@/lib/articles/commands"
import type { WorkingCopy } from "@/lib/articles/schema"
import { actingPerson } from "@/lib/auth/session"
import * as authors from "@/lib/authors/commands"
import * as sources from "@/lib/sources/commands"
import * as tags from "@/lib/tags/commands"

// What a caller says its arguments are is not believed: each command parses what it gets.
export const createArticle = async (article: WorkingCopy) => articles.create(await actingPerson(), { clippingId: null, article })
export const addSource = async (name: string) => sources.createSourceNamed(await actingPerson(), { name })
export const addAuthor = async (name: string) => authors.addAuthor(await actingPerson(), { name })
export const addTag = async (name: string) => tags.addTag(await actingPerson(), { name })
