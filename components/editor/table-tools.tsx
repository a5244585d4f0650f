"use client"

import type { Editor } from "@tiptap/core"
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, selectedRect, toggleHeaderRow,
} from "@tiptap/pm/tables"
import type { Command } from "@tiptap/pm/state"
import { Button } from "@/components/ui/button"
import { MAX_COLUMNS } from "@/lib/articles/body"
import { strings } from "@/lib/strings"

const words = strings.desk.editor

/** Above a row of headings there is none: such a row comes beneath. */
const rowBefore: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { table, top } = selectedRect(state)
  const headed = top === 0 && table.firstChild?.firstChild?.type.name === "tableHeader"
  return (headed ? addRowAfter : addRowBefore)(state, dispatch)
}
const bounded = (command: Command): Command => (state, dispatch) => isInTable(state) && selectedRect(state).map.width < MAX_COLUMNS && command(state, dispatch)

const verbs: readonly [string, Command][] = [
  [words.rowBefore, rowBefore], [words.rowAfter, addRowAfter], [words.rowRemove, deleteRow],
  [words.columnBefore, bounded(addColumnBefore)], [words.columnAfter, bounded(addColumnAfter)], [words.columnRemove, deleteColumn],
  [words.headerRow, toggleHeaderRow], [words.tableRemove, deleteTable],
]

/** What can be done with the table in which the caret stands. */
export function TableTools({ editor }: { editor: Editor }) {
  return (
    <div className="linkform tabletools" role="group" aria-label={words.tableTools}>
      <div className="bar">
        {verbs.map(([name, command]) => (
          <Button key={name} onMouseDown={(event) => event.preventDefault()} onClick={() => { command(editor.state, editor.view.dispatch); editor.commands.focus() }}>{name}</Button>
        ))}
      </div>
    </div>
  )
}
