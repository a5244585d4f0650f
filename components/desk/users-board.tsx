"use client"

import { useState, type ReactNode } from "react"
import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { DialogButton, Dismiss } from "@/components/ui/dialog"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import type { Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { heard, useOutcome, type Outcome } from "./outcome"
import { RoleFields, type SectionChoice } from "./users-fields"
import { InvitationLink, InviteForm, ResetLink, tokenIn, type Invited } from "./users-invite"
import { Verb } from "./verb"

const words = strings.desk.users

export type Person = { id: string; name: string; email: string; role: Role; active: boolean; sectionIds: readonly string[]; self: boolean; twoStep: boolean }
export type Invitation = { id: string; name: string; email: string; role: Role; until: string }
type Actions = Record<"invite" | "revoke" | "setRole" | "setActive" | "makeResetLink" | "endSessions" | "takeTwoStep", FormAction>
type UsersBoardProps = { people: readonly Person[]; invitations: readonly Invitation[]; sections: readonly SectionChoice[]; actions: Actions }

/** Who works here, who is invited, and who was shut out. */
export function UsersBoard({ people, invitations, sections, actions }: UsersBoardProps) {
  const { notice, ...outcome } = useOutcome()
  const [invited, setInvited] = useState<Invited | null>(null)
  const [reset, setReset] = useState<{ token: string; name: string } | null>(null)
  const active = people.filter((person) => person.active)
  const inactive = people.filter((person) => !person.active)
  const admins = active.filter((person) => person.role === "admin").length
  const line = (person: Person) => (
    <PersonLine
      key={person.id} person={person} sections={sections} actions={actions} outcome={outcome}
      onReset={(made) => setReset({ token: made, name: person.name })}
      last={person.role === "admin" && person.active && admins === 1}
    />
  )
  return (
    <>
      <PageHead title={words.title} note={words.note}>
        <DialogButton label={words.invite} kind="go">
          {(close) => <InviteForm action={actions.invite} sections={sections} close={close} onInvited={setInvited} />}
        </DialogButton>
      </PageHead>
      {notice}
      {invited ? <InvitationLink key={invited.token} {...invited} /> : null}
      {reset ? <ResetLink key={reset.token} {...reset} /> : null}
      <section className="block">
        <h2 className="d2">{words.people}</h2>
        <Lines label={words.people}>{active.map(line)}</Lines>
      </section>
      {invitations.length > 0 ? (
        <section className="block">
          <h2 className="d2">{words.invitations}</h2>
          <Lines label={words.invitations}>
            {invitations.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} revoke={outcome.saying(words.done.revoked, actions.revoke)} />
            ))}
          </Lines>
        </section>
      ) : null}
      {inactive.length > 0 ? (
        <section className="block">
          <h2 className="d2">{words.inactive}</h2>
          <Lines label={words.inactive}>{inactive.map(line)}</Lines>
        </section>
      ) : null}
    </>
  )
}

function Who({ name, email, children }: { name: string; email: string; children: ReactNode }) {
  return (
    <>
      <strong><bdi>{name}</bdi></strong>
      <p className="quiet">{children}{strings.desk.lists.comma}<bdi dir="ltr">{email}</bdi></p>
    </>
  )
}

function InvitationLine({ invitation: { id, name, email, role, until }, revoke }: { invitation: Invitation; revoke: FormAction }) {
  return (
    <Line side={<Verb action={revoke} fields={{ id }} label={words.revokeOf(name)} className="btn">{words.revoke}</Verb>}>
      <Who name={name} email={email}>{strings.desk.roles[role]}</Who>
      <p className="quiet">{words.until(until)}</p>
    </Line>
  )
}

type PersonLineProps = {
  person: Person
  sections: readonly SectionChoice[]
  actions: Actions
  /** The last admin who is left: neither shut out nor given another role. */
  last: boolean
  outcome: Outcome
  onReset: (token: string) => void
}

const account = strings.desk.usersAccount

function PersonLine({ person, sections, actions, last, outcome, onReset }: PersonLineProps) {
  const { id, name, email, role, active, self } = person
  const given = sections.filter((section) => person.sectionIds.includes(section.id)).map((section) => section.name)
  return (
    <Line
      side={
        <div className="verbs">
          {active ? (
            <DialogButton label={words.change} title={words.changeOf(name)} reason={last ? words.lastAdmin : undefined}>
              {(close) => (
                <RoleForm
                  person={person} sections={sections} action={outcome.closing(words.done.changed, actions.setRole, close)} close={close}
                />
              )}
            </DialogButton>
          ) : (
            <Verb
              action={outcome.saying(words.done.reactivated, actions.setActive)} fields={{ id, active: "yes" }}
              label={words.reactivateOf(name)} className="btn"
            >
              {words.reactivate}
            </Verb>
          )}
          {active ? (
            <DialogButton label={account.reset} title={account.resetOf(name)}>
              {(close) => (
                <SureForm
                  id={id} text={account.resetText(name)} verb={account.resetSubmit} close={close}
                  action={heard(actions.makeResetLink, (result) => {
                    const made = result.ok ? tokenIn(result.value) : null
                    if (made === null) return
                    onReset(made)
                    close()
                  })}
                />
              )}
            </DialogButton>
          ) : null}
          {active && !self ? (
            <DialogButton label={account.endSessions} title={account.endSessionsOf(name)}>
              {(close) => (
                <SureForm
                  id={id} text={account.endSessionsText(name)} verb={account.endSessions} close={close}
                  action={outcome.closing(account.sessionsEnded, actions.endSessions, close)}
                />
              )}
            </DialogButton>
          ) : null}
          {active && person.twoStep ? (
            <DialogButton label={account.take} title={account.takeOf(name)}>
              {(close) => (
                <SureForm id={id} text={account.takeText(name)} verb={account.take} close={close} action={outcome.closing(account.taken, actions.takeTwoStep, close)} />
              )}
            </DialogButton>
          ) : null}
          {active && !last ? (
            <DialogButton label={words.deactivate} title={words.deactivateOf(name)}>
              {(close) => (
                <DeactivateForm person={person} action={outcome.closing(words.done.deactivated, actions.setActive, close)} close={close} />
              )}
            </DialogButton>
          ) : null}
        </div>
      }
    >
      <Who name={name} email={email}>{self ? `${strings.desk.roles[role]} ${words.you}` : strings.desk.roles[role]}</Who>
      {active ? <p className="quiet">{person.twoStep ? account.twoStep : account.noTwoStep}</p> : null}
      {role === "editor" ? <p className="quiet">{given.length > 0 ? given.join(strings.desk.lists.comma) : words.noSections}</p> : null}
    </Line>
  )
}

type PersonFormProps = { person: Person; action: FormAction; close: () => void }

function RoleForm({ person, action, close, sections }: PersonFormProps & { sections: readonly SectionChoice[] }) {
  return (
    <Form action={action}>
      <input type="hidden" name="id" value={person.id} />
      <RoleFields role={person.role} sectionIds={person.sectionIds} sections={sections} />
      <p className="hint">{words.changeHint}</p>
      <div className="bar">
        <Submit kind="go" pending={strings.desk.actions.saving}>{strings.desk.actions.save}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

function SureForm({ id, text, verb, action, close }: { id: string; text: string; verb: string; action: FormAction; close: () => void }) {
  return (
    <Form action={action}>
      <input type="hidden" name="id" value={id} />
      <p>{text}</p>
      <div className="bar">
        <Submit kind="go">{verb}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}

function DeactivateForm({ person, action, close }: PersonFormProps) {
  return (
    <Form action={action}>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="active" value="no" />
      <p>{words.deactivateText(person.name)}</p>
      <div className="bar">
        <Submit kind="red">{words.deactivate}</Submit>
        <Dismiss onClick={close} />
      </div>
    </Form>
  )
}
