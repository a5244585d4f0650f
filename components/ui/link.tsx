import NextLink from "next/link"
import type { ComponentProps } from "react"

/** A way to another page of the desk. Nothing of that page is asked for before somebody goes there: a list has fifty of these, and each would be drawn. */
export const Link = (props: Omit<ComponentProps<typeof NextLink>, "prefetch">) => <NextLink prefetch={false} {...props} />
