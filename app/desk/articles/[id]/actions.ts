"use server"

import { act } from "@/app/desk/act"
import * as articles from "@/lib/articles/commands"
import * as notes from "@/lib/notes/commands"
import * as publishing from "@/lib/publishing/commands"
import * as sharing from "@/lib/sharing/commands"
import type { Result } from "@/lib/result"

type Previous = Result<unknown> | null

export const submit = async (_: Previous, form: FormData) => act(publishing.submit, form)
export const sendBack = async (_: Previous, form: FormData) => act(publishing.sendBack, form)
export const approve = async (_: Previous, form: FormData) => act(publishing.approve, form)
export const publish = async (_: Previous, form: FormData) => act(publishing.publish, form)
export const reschedule = async (_: Previous, form: FormData) => act(publishing.reschedule, form)
export const unschedule = async (_: Previous, form: FormData) => act(publishing.unschedule, form)
export const update = async (_: Previous, form: FormData) => act(publishing.update, form)
export const correct = async (_: Previous, form: FormData) => act(publishing.correct, form)
export const withdraw = async (_: Previous, form: FormData) => act(publishing.withdraw, form)
export const cancelTakeDown = async (_: Previous, form: FormData) => act(publishing.cancelTakeDown, form)
export const reopen = async (_: Previous, form: FormData) => act(publishing.reopen, form)
export const trash = async (_: Previous, form: FormData) => act(publishing.trash, form)
export const untrash = async (_: Previous, form: FormData) => act(publishing.untrash, form)
export const restore = async (_: Previous, form: FormData) => act(articles.restore, form)
export const addNote = async (_: Previous, form: FormData) => act(notes.addNote, form)
export const answerNote = async (_: Previous, form: FormData) => act(notes.answerNote, form)
export const resolveNote = async (_: Previous, form: FormData) => act(notes.resolveNote, form)
export const reopenNote = async (_: Previous, form: FormData) => act(notes.reopenNote, form)
export const shareArticle = async (_: Previous, form: FormData) => act(sharing.shareArticle, form)
export const revokeLink = async (_: Previous, form: FormData) => act(sharing.revokeLink, form)
