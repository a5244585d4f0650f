import Link from "next/link"
import type { ReactNode } from "react"
import { Wordmark } from "@/components/ui/wordmark"
import type { Role } from "@/lib/permissions"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"
import { DeskNav, type NavItem } from "./nav"

type ShellProps = {
  person: { name: string; role: Role }
  items: readonly NavItem[]
  /** Ends the session; a plain form posts to it. */
  signOut: (form: FormData) => Promise<void>
  children: ReactNode
}

/** The frame of every page of the desk: the margin with the name, the person and the ways, the double red rule, and the work. */
export function Shell({ person, items, signOut, children }: ShellProps) {
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
              <form action={signOut} className="out">
                <button type="submit" className="link">
                  {strings.desk.frame.signOut}
                </button>
              </form>
            </div>
          </div>
          <DeskNav items={items} />
        </header>
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  )
}

/** The ways that a role has, in the order of the rail. `waiting` is how many articles wait for this person. */
export function deskItems(role: Role, waiting: number): NavItem[] {
  const { nav } = strings.desk
  const { desk } = urls
  const all: NavItem[] = [
    { href: desk.home(), label: nav.home },
    { href: desk.articles(), label: nav.articles, waiting },
    { href: desk.clip(), label: nav.clip },
  ]
  if (role !== "writer") all.push({ href: desk.sources(), label: nav.sources }, { href: desk.authors(), label: nav.authors }, { href: desk.tags(), label: nav.tags })
  if (role === "admin") {
    all.push({ href: desk.sections(), label: nav.sections }, { href: desk.users(), label: nav.users })
  }
  return [...all, { href: urls.home(), label: nav.site, outside: true }]
}
