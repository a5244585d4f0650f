"use client"

import { useFormState } from "@/components/form/context"
import { Button } from "@/components/ui/button"
import { TextField } from "@/components/ui/field"
import { formatNumber } from "@/lib/arabic/numbers"
import { MOST_LINKS, accountLink, networkOf, type SocialLink } from "@/lib/newsroom/social"
import { strings } from "@/lib/strings"
import { problemText } from "@/lib/strings/desk-problems"

const words = strings.desk.settings

/** What an account is called where nobody named it: its network. */
export function networkName(href: string): string {
  const address = accountLink(href)
  const network = address === null ? null : networkOf(address)
  return network === null ? "" : strings.networks[network]
}

/** The accounts in their order, each in two fields; the form sends them as two lists. */
export function LinksField({ links, onChange }: { links: readonly SocialLink[]; onChange: (links: SocialLink[]) => void }) {
  const { problems } = useFormState()
  const rows = links.length > 0 ? links : [{ label: "", href: "" }]
  const put = (index: number, change: Partial<SocialLink>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  const swap = (index: number, other: number) =>
    onChange(rows.map((row, at) => (at === index ? (rows[other] ?? row) : at === other ? (rows[index] ?? row) : row)))
  return (
    <fieldset className="accounts">
      <legend className="label">{words.names.links}</legend>
      <p className="hint">{words.linksNote}</p>
      {[...(problems["href"] ?? []), ...(problems["links"] ?? [])].map((key) => <p key={key} className="err">{problemText(key)}</p>)}
      <ol>
        {rows.map((row, index) => {
          const n = formatNumber(index + 1)
          return (
            <li key={index}>
              <div className="two">
                <TextField
                  label={words.href(n)} name="href" value={row.href} onChange={(event) => put(index, { href: event.currentTarget.value })}
                  problems={problems[`href-${index}`]} dir="ltr" inputMode="url" autoCapitalize="none" spellCheck={false} maxLength={2_000}
                />
                <TextField
                  label={words.label(n)} name="label" value={row.label} onChange={(event) => put(index, { label: event.currentTarget.value })}
                  problems={problems[`label-${index}`]} placeholder={networkName(row.href)} maxLength={40}
                />
              </div>
              {links.length > 0 ? (
                <div className="bar">
                  {index > 0 ? <Button aria-label={words.linkUp(n)} onClick={() => swap(index, index - 1)}>{words.up}</Button> : null}
                  {index < rows.length - 1 ? <Button aria-label={words.linkDown(n)} onClick={() => swap(index, index + 1)}>{words.down}</Button> : null}
                  <Button aria-label={words.removeLink(n)} onClick={() => onChange(rows.filter((_, at) => at !== index))}>{words.remove}</Button>
                </div>
              ) : null}
            </li>
          )
        })}
      </ol>
      {rows.length < MOST_LINKS ? <Button onClick={() => onChange([...rows, { label: "", href: "" }])}>{words.addLink}</Button> : null}
    </fieldset>
  )
}
