import { Link } from "./link"
import { useId, type ComponentProps, type ReactNode } from "react"

/** `go` is the one green verb of a page, `red` undoes something that readers see; everything else is plain. */
export type ButtonKind = "plain" | "go" | "red"

const classOf = (kind: ButtonKind) => (kind === "plain" ? "btn" : `btn ${kind}`)

type ButtonProps = ComponentProps<"button"> & {
  kind?: ButtonKind
  /** Why it cannot be pressed now: the button is then disabled and dashed, and the reason stands beneath. */
  reason?: string | undefined
  /** Work is under way: the words change at the caller's, the button keeps its focus and does nothing. */
  busy?: boolean
}

/** A button with a verb. It submits only where `type="submit"` says so. */
export function Button({ kind = "plain", reason, busy = false, children, className, ...rest }: ButtonProps) {
  const id = useId()
  const button = (
    <button
      type="button"
      {...rest}
      {...(reason ? { disabled: true, "aria-describedby": id } : {})}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : {})}
      className={className ? `${classOf(kind)} ${className}` : classOf(kind)}
    >
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <div>
      {button}
      <p className="hint" id={id}>
        {reason}
      </p>
    </div>
  )
}

/** A way to another page, drawn as a button. */
export function ButtonLink({ href, kind = "plain", children }: { href: string; kind?: ButtonKind; children: ReactNode }) {
  return (
    <Link className={classOf(kind)} href={href}>
      {children}
    </Link>
  )
}
