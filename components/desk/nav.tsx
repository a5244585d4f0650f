"use client"

import { Link } from "@/components/ui/link"
import { usePathname } from "next/navigation"
import { formatNumber } from "@/lib/arabic/numbers"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

export type NavItem = {
  href: string
  label: string
  /** How many wait there; nothing is shown for none. */
  waiting?: number
  /** Readers' pages and other things that are not the framework's: a plain link. */
  outside?: boolean
}

export type NavGroup = { label: string; items: readonly NavItem[] }

const isCurrent = (path: string, href: string) =>
  path === href || (href !== urls.desk.home() && path.startsWith(`${href}/`))

/** The ways of the desk; where one is stands bold, with its dot. */
export function DeskNav({ groups }: { groups: readonly NavGroup[] }) {
  const path = usePathname()
  const here = groups.flatMap((group) => group.items).filter((item) => !item.outside && isCurrent(path, item.href)).at(-1)
  return (
    <nav aria-label={strings.desk.frame.nav}>
      {groups.map(({ label, items }) => (
        <ul key={label} aria-label={label}>
          {items.map((item) => (
            <li key={item.href}>
              <NavLink item={item} current={item === here} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}

function NavLink({ item, current }: { item: NavItem; current: boolean }) {
  if (item.outside) return <a href={item.href}>{item.label}</a>
  return (
    <Link href={item.href} {...(current ? { "aria-current": "page" as const } : {})}>
      {item.label}
      {item.waiting ? (
        <span className="n">
          <span aria-hidden="true">{formatNumber(item.waiting)}</span>
          <span className="sr-only">{strings.desk.nav.waiting(item.waiting)}</span>
        </span>
      ) : null}
    </Link>
  )
}
