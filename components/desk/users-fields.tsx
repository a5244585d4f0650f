"use client"

import { useState } from "react"
import { CheckField, SelectField } from "@/components/ui/field"
import { roles, type Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"

const words = strings.desk.users

export type SectionChoice = { id: string; name: string; depth: 0 | 1 }
type RoleFieldsProps = { role?: Role; sectionIds?: readonly string[]; sections: readonly SectionChoice[] }

/** A role, and for an editor the sections that they are given. */
export function RoleFields({ role = "writer", sectionIds = [], sections }: RoleFieldsProps) {
  const [chosen, setChosen] = useState<Role>(role)
  return (
    <>
      <SelectField
        label={words.role} name="role" value={chosen} hint={words.roleHint[chosen]}
        onChange={(event) => setChosen(roles.find((each) => each === event.target.value) ?? "writer")}
        choices={roles.map((each) => ({ value: each, label: strings.desk.roles[each] }))}
      />
      {chosen === "editor" ? (
        <fieldset className="field">
          <legend className="label">{words.sections}</legend>
          <div className="picks">
            {sections.map(({ id, name, depth }) => (
              <div key={id} className={depth === 1 ? "deep" : undefined}>
                <CheckField label={name} name="sectionIds" value={id} defaultChecked={sectionIds.includes(id)} />
              </div>
            ))}
          </div>
          <p className="hint">{words.sectionsHint}</p>
        </fieldset>
      ) : null}
    </>
  )
}
