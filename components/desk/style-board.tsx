"use client"

import { Form, type FormAction } from "@/components/form/form"
import { Submit } from "@/components/form/submit"
import { TextField } from "@/components/ui/field"
import { PageHead } from "@/components/ui/page-head"
import { Line, Lines } from "@/components/ui/table"
import { strings } from "@/lib/strings"
import { ruleIds, type House, type RuleId } from "@/lib/style/kinds"
import { examples } from "@/lib/style/examples"
import { asking } from "@/lib/style/rules"
import { useOutcome, type Outcome } from "./outcome"
import { Verb } from "./verb"

const words = strings.desk.styleRules

type StyleBoardProps = { house: House; actions: Record<"switchRule" | "addWord" | "removeWord", FormAction> }

/** The rules of style with a switch for each, and the words that this newsroom writes otherwise. */
export function StyleBoard({ house, actions }: StyleBoardProps) {
  const { notice, ...outcome } = useOutcome()
  return (
    <>
      <PageHead title={words.title} note={words.note} />
      {notice}
      <section className="block">
        <h2 className="d2">{words.wordsTitle}</h2>
        <p className="quiet">{words.wordsNote}</p>
        {house.words.length === 0 ? <p className="mt-4">{words.noWords}</p> : (
          <Lines label={words.wordsTitle}>
            {house.words.map(({ word, instead }) => (
              <Line
                key={word}
                side={<Verb action={outcome.saying(words.removed, actions.removeWord)} fields={{ word }} className="btn" label={words.removeOf(word)}>{words.remove}</Verb>}
              >
                <strong className="naskh"><bdi>{word}</bdi></strong>
                <p className="quiet">{instead === "" ? words.avoided : <>{words.insteadOf} <bdi>{instead}</bdi></>}</p>
              </Line>
            ))}
          </Lines>
        )}
        <Form action={outcome.saying(words.added, actions.addWord)} clears label={words.add} className="sheet block">
          <div className="two">
            <TextField label={words.word} name="word" maxLength={80} />
            <TextField label={words.instead} name="instead" optional maxLength={80} hint={words.insteadHint} />
          </div>
          <div className="bar"><Submit kind="go">{words.add}</Submit></div>
        </Form>
      </section>
      <section className="block">
        <h2 className="d2">{words.rulesTitle}</h2>
        <Lines label={words.rulesTitle}>
          {ruleIds.map((rule) => <RuleLine key={rule} rule={rule} on={!house.off.includes(rule)} action={actions.switchRule} outcome={outcome} />)}
        </Lines>
      </section>
    </>
  )
}

function RuleLine({ rule, on, action, outcome }: { rule: RuleId; on: boolean; action: FormAction; outcome: Omit<Outcome, "notice"> }) {
  const { name, why } = strings.desk.style.rules[rule]
  const example = examples[rule]
  return (
    <Line
      side={
        <div className="verbs">
          <span className={on ? "yes" : "quiet"}>{on ? words.isOn : words.isOff}</span>
          <Verb
            action={outcome.saying(on ? words.switchedOff : words.switchedOn, action)} fields={{ rule, on: on ? "no" : "yes" }} className="btn"
            label={on ? words.offOf(name) : words.onOf(name)}
          >
            {on ? words.off : words.on}
          </Verb>
        </div>
      }
    >
      <strong>{name}</strong>
      <p className="quiet">{why}</p>
      {example ? <p className="diff naskh"><del>{example[0]}</del> <ins>{example[1]}</ins></p> : asking.has(rule) ? <p className="quiet">{words.asks}</p> : null}
    </Line>
  )
}
