import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import type { Chrome } from "./chrome"
import { Text } from "./text"

/** A page on the way to another. */
export type Crumb = { name: string; href: string }

/** The way to this page: home, what lies between, and the page itself, which is no link. */
export function Crumbs({ chrome, between, here }: { chrome: Chrome; between: readonly Crumb[]; here: string }) {
  return (
    <nav className="crumbs" aria-label={strings.site.crumbs}>
      <ol>
        <li><a href={urls.home()}>{chrome.newsroom.homeWord}</a></li>
        {between.map(({ name, href }) => <li key={href}><a href={href}><Text>{name}</Text></a></li>)}
        <li aria-current="page"><Text>{here}</Text></li>
      </ol>
    </nav>
  )
}
