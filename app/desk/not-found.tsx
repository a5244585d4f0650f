import { ButtonLink } from "@/components/ui/button"
import { PageHead } from "@/components/ui/page-head"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.missing

/** What is not there and what this person may not see: one answer. */
export default function DeskNotFound() {
  return (
    <>
      <PageHead title={words.title} note={words.text} />
      <ButtonLink href={urls.desk.home()}>{words.home}</ButtonLink>
    </>
  )
}
