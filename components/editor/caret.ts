import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"

/** What the library does once the browser has told of a change; its types leave it out. */
type Observing = EditorView & { domObserver: { flush: () => void } }

/**
 * A key is meant for where the caret is. A browser tells that the caret has moved a little after it has; on a slow device the next key can come
 * before, and the library would take it for where the caret was.
 */
export const Caret = Extension.create({
  name: "caret",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view, event) => {
            // What is being composed is left alone until it is done; a telephone's keyboard does not say which key it was.
            if (!view.composing && !event.isComposing && event.key !== "Process" && event.key !== "Unidentified") (view as Observing).domObserver.flush()
            return false
          },
        },
      },
    }),
  ],
})
