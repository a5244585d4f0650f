"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { useOutcome } from "./outcome"
import { Verb } from "./verb"

const words = strings.desk.safety

type SafetyBoardProps = {
  frozen: boolean
  paused: readonly { id: string; name: string; since: string; self: boolean }[]
  rule: { limit: number; minutes: number }
  actions: Record<"freeze" | "release" | "releaseAccount", FormAction>
}

/** The freeze switch, and the accounts that wait for somebody to look at what they did. */
export function SafetyBoard({ frozen, paused, rule, actions }: SafetyBoardProps) {
  const { notice, saying } = useOutcome()
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      {notice}
      <section className="block">
        <h2 className="d2">{words.freeze.title}</h2>
        <p className="measure">{words.freeze.what}</p>
        {frozen ? (
          <Form key="frozen" action={saying(words.freeze.released, actions.release)}>
            <div className="bar"><Submit kind="go" pending={words.freeze.releasing}>{words.freeze.release}</Submit></div>
          </Form>
        ) : (
          <Form key="open" action={saying(words.freeze.done, actions.freeze)}>
            <TextField label={words.freeze.reason} name="reason" hint={words.freeze.reasonHint} autoComplete="off" maxLength={300} />
            <div className="bar"><Submit kind="red" pending={words.freeze.pending}>{words.freeze.submit}</Submit></div>
          </Form>
        )}
      </section>
      <section className="block">
        <h2 className="d2">{words.paused.title}</h2>
        <p className="quiet">{words.paused.rule(rule.limit, rule.minutes)}</p>
        {paused.length === 0 ? <p className="quiet">{words.paused.none}</p> : (
          <Lines label={words.paused.title}>
            {paused.map(({ id, name, since, self }) => (
              <Line
                key={id}
                side={
                  <Verb action={saying(words.paused.released, actions.releaseAccount)} fields={{ id }} label={words.paused.releaseOf(name)} className="btn">
                    {words.paused.release}
                  </Verb>
                }
              >
                <strong><bdi>{name}</bdi></strong>
                <p className="quiet">{words.paused.since(since)}</p>
                {self ? <p className="quiet">{words.paused.other}</p> : null}
              </Line>
            ))}
          </Lines>
        )}
      </section>
    </>
  )
}
