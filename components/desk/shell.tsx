import { Link } from "@/components/ui/link"
import type { ReactNode } from "react"
import { Wordmark } from "@/components/ui/wordmark"
import { roles, type Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { DeskNav, type NavGroup, type NavItem } from "./nav"
import { SignOut } from "./sign-out"

type ShellProps = {
  person: { id: string; name: string; role: Role }
  groups: readonly NavGroup[]
  /** Ends the session; a plain form posts to it. */
  signOut: (form: FormData) => Promise<void>
  /** What everybody has to know, on every page: that the newsroom is frozen, that an account is paused. */
  alerts?: ReactNode
  children: ReactNode
}

/** The frame of every page of the desk: the margin with the name, the person and the ways, the double red rule, and the work. */
export function Shell({ person, groups, signOut, alerts, children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        {strings.desk.frame.toContent}
      </a>
      <div className="desk">
        <header className="rail">
          <div className="top">
            <Link href={urls.desk.home()} aria-label={strings.desk.frame.home}>
              <Wordmark />
            </Link>
            <div className="me">
              <b>
                <bdi>{person.name}</bdi>
              </b>
              <br />
              <span className="quiet">{strings.desk.roles[person.role]}</span>
              <br />
              <Link href={urls.desk.profile()}>{strings.desk.nav.profile}</Link>
              <SignOut person={person.id} action={signOut} />
            </div>
          </div>
          <DeskNav groups={groups} />
        </header>
        <main className="main" id="main" tabIndex={-1}>
          {alerts}
          {children}
        </main>
      </div>
    </>
  )
}

type Way = NavItem & { from: Role }

/** The ways that a role has, in the groups and the order of the rail. `waiting` is how much waits for this person. */
export function deskItems(role: Role, waiting: number): NavGroup[] {
  const { nav } = strings.desk
  const { desk } = urls
  const groups: { label: string; ways: Way[] }[] = [
    {
      label: nav.groups.work,
      ways: [
        { from: "writer", href: desk.home(), label: nav.home, waiting },
        { from: "writer", href: desk.articles(), label: nav.articles },
        { from: "writer", href: desk.clip(), label: nav.clip },
        { from: "writer", href: desk.digest(), label: strings.desk.digest.title },
        { from: "editor", href: desk.matters(), label: strings.desk.matters.title },
        { from: "writer", href: desk.calendar(), label: strings.desk.calendar.title },
        { from: "writer", href: desk.media(), label: nav.media },
        { from: "writer", href: desk.trash(), label: strings.desk.trash.title },
        { from: "writer", href: urls.home(), label: nav.site, outside: true },
      ],
    },
    {
      label: nav.groups.registry,
      ways: [
        { from: "editor", href: desk.sources(), label: nav.sources },
        { from: "editor", href: desk.authors(), label: nav.authors },
        { from: "editor", href: desk.tags(), label: nav.tags },
      ],
    },
    {
      label: nav.groups.administration,
      ways: [
        { from: "chief", href: desk.front(), label: nav.front },
        { from: "chief", href: desk.style(), label: strings.desk.styleRules.title },
        { from: "admin", href: desk.sections(), label: nav.sections },
        { from: "admin", href: desk.users(), label: nav.users },
        { from: "admin", href: desk.archive(), label: nav.archive },
        { from: "chief", href: desk.record(), label: nav.record },
        { from: "chief", href: desk.safety(), label: strings.desk.safety.title },
        { from: "admin", href: desk.settings(), label: nav.settings },
      ],
    },
  ]
  const open = ({ from }: Way) => roles.indexOf(role) >= roles.indexOf(from)
  return groups.map(({ label, ways }) => ({ label, items: ways.filter(open) })).filter(({ items }) => items.length > 0)
}
