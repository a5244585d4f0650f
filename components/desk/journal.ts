import type { Kept } from "@/lib/saving/engine"

/** What an open page has not told the server yet, on this device, by page (`tab`), person and article. */
export type Entry = { tab: string; person: string; article: string; at: number; kept: Kept }

const STORE = "texts"
/** A text that nobody came back for is let go after this long (security.md R-4). */
const KEPT_MS = 14 * 86_400_000

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("waha-journal", 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "tab" })
    request.onsuccess = () => {
      // Another version of this page wants to change the store: it shall not wait for us.
      request.result.onversionchange = () => {
        request.result.close()
        opened = null
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error("blocked"))
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

// Looked into before the page takes a letter: opened while the rest of the page is being made.
if (typeof indexedDB === "object") void open().catch(() => undefined)

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode)
  const request = work(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? request.error)
  })
}

/** Writes or clears a page's entry; whether this device could. Never throws. */
export async function keep(place: Omit<Entry, "at" | "kept">, kept: Kept | null): Promise<boolean> {
  try {
    if (kept === null) await within("readwrite", (store) => store.delete(place.tab))
    else await within("readwrite", (store) => store.put({ ...place, at: Date.now(), kept } satisfies Entry))
    return true
  } catch {
    return false
  }
}

/** Lets an entry go, once its text is on the server or in another page. */
export const forget = (tab: string): Promise<unknown> => within("readwrite", (store) => store.delete(tab)).catch(() => undefined)

/** This person's entries, whichever page they are of, the newest first. Never throws; what cannot be read is none. */
export async function entriesOf(person: string): Promise<Entry[]> {
  try {
    const all: Entry[] = await within("readonly", (store) => store.getAll())
    for (const old of all.filter(({ at }) => Date.now() - at > KEPT_MS)) void forget(old.tab)
    return all.filter((entry) => entry.person === person && Date.now() - entry.at <= KEPT_MS).sort((a, b) => b.at - a.at)
  } catch {
    return []
  }
}

/** This person's entries that no open page holds, the newest first. */
export async function left(person: string, article?: string): Promise<Entry[]> {
  const mine = (await entriesOf(person)).filter((entry) => article === undefined || entry.article === article)
  if (mine.length === 0) return []
  const held = await openPages()
  return mine.filter(({ tab }) => !held.has(tab))
}

/** A new article's place in the journal: it has no id yet. */
export const NEW = "new"

const CHANNEL = "waha-pages"
const ANSWER_MS = 150

/** Says to other pages of this browser that `tab` is open, as long as it is; gives what ends that. */
export function holdTab(tab: string): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === "who") channel.postMessage({ tab })
  }
  return () => channel.close()
}

/** The open pages that answer: those of a browser that died do not. */
function openPages(): Promise<Set<string>> {
  const channel = new BroadcastChannel(CHANNEL)
  const found = new Set<string>()
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "object" && data !== null && "tab" in data && typeof data.tab === "string") found.add(data.tab)
  }
  channel.postMessage("who")
  return new Promise((resolve) =>
    setTimeout(() => {
      channel.close()
      resolve(found)
    }, ANSWER_MS),
  )
}
