"use client"

import { useEffect, useRef, useState, type RefObject } from "react"
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine"
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter"

/** Where something would come to stand if it were dropped on a line: before it, after it, or in it. */
export type Edge = "before" | "into" | "after"

type Dragging = {
  /** What may be dropped on each other. */
  kind: string
  id: string
  /** Where `dragged` would come to stand at this height of the line (0 its upper edge, 1 its lower one); null: not here. */
  edgeAt: (dragged: string, height: number) => Edge | null
  onDrop: (dragged: string, edge: Edge) => void
}

/**
 * A line that can be taken up and dropped upon, by mouse and, held down a moment, by finger. Whatever it does can be done by buttons too:
 * this is a short cut. The line is where `ref` is; while something hangs over it, `edge` says where that would go.
 */
export function useDrag(dragging: Dragging): { ref: RefObject<HTMLDivElement | null>; edge: Edge | null; carried: boolean } {
  const ref = useRef<HTMLDivElement>(null)
  const latest = useRef(dragging)
  const [edge, setEdge] = useState<Edge | null>(null)
  const [carried, setCarried] = useState(false)
  const { kind, id } = dragging
  useEffect(() => {
    latest.current = dragging
  })
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const ours = (data: Record<string | symbol, unknown>): string | null => (data["kind"] === kind && typeof data["id"] === "string" ? data["id"] : null)
    const edgeOf = (dragged: string | null, input: { clientY: number }) => {
      const box = element.getBoundingClientRect()
      return dragged === null || dragged === id ? null : latest.current.edgeAt(dragged, (input.clientY - box.top) / Math.max(1, box.height))
    }
    return combine(
      draggable({
        element, getInitialData: () => ({ kind, id }),
        onDragStart: () => setCarried(true), onDrop: () => setCarried(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => ours(source.data) !== null,
        onDrag: ({ source, location }) => setEdge(edgeOf(ours(source.data), location.current.input)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null)
          const dragged = ours(source.data)
          const to = edgeOf(dragged, location.current.input)
          if (dragged !== null && to !== null) latest.current.onDrop(dragged, to)
        },
      }),
    )
  }, [kind, id])
  return { ref, edge, carried }
}
