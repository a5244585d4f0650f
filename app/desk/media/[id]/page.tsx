import type { Metadata } from "next"
import { Link } from "@/components/ui/link"
import { notFound } from "next/navigation"
import { change, remove } from "@/app/desk/media/actions"
import { PicturePage } from "@/components/desk/picture-page"
import { PageHead } from "@/components/ui/page-head"
import { formatDay } from "@/lib/arabic/dates"
import { requireActor } from "@/lib/auth/session"
import { pictureForDesk } from "@/lib/media/queries"
import { newsroomSettings } from "@/lib/newsroom/queries"
import { strings } from "@/lib/strings"
import { urls } from "@/lib/urls"

const words = strings.desk.media
export const metadata: Metadata = { title: words.title }

type Named = { id: string; name: string; href: string }

function Uses({ title, items }: { title: string; items: readonly Named[] }) {
  if (items.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>{items.map(({ id, name, href }) => <li key={id}><Link href={href}><bdi>{name}</bdi></Link></li>)}</ul>
    </>
  )
}

export default async function PictureAt({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const picture = await pictureForDesk(await requireActor(urls.desk.picture(id)), id)
  if (!picture) notFound()
  const { monthStyle } = await newsroomSettings()
  const { used, unseen } = picture
  return (
    <>
      <PageHead title={picture.alt || picture.fileName || words.unnamed} />
      <PicturePage
        key={picture.id} picture={picture} changes={picture.changes} removes={picture.removes} used={used} actions={{ change, remove }}
        rightsUntil={picture.rightsUntil === null ? "" : formatDay(picture.rightsUntil, monthStyle, { weekday: false })}
      >
        <section className="panel">
          <h2>{words.picture.uses}</h2>
          {used ? null : <p className="quiet">{words.picture.unused}</p>}
          <Uses title={words.picture.articles} items={picture.articles.map(({ id: article, title }) => ({ id: article, name: title || strings.desk.article.untitled, href: urls.desk.article(article) }))} />
          {unseen > 0 ? <p className="quiet">{words.picture.unseen(unseen)}</p> : null}
          <Uses title={words.picture.sections} items={picture.sections.map((section) => ({ ...section, href: urls.desk.sections() }))} />
          <Uses title={words.picture.sources} items={picture.sources.map((source) => ({ ...source, href: urls.desk.source(source.id) }))} />
          {picture.logo ? <p><Link href={urls.desk.settings()}>{words.picture.logo}</Link></p> : null}
        </section>
        <section className="panel">
          <h2>{words.picture.file}</h2>
          <dl className="facts">
            <dt>{words.picture.fileName}</dt>
            <dd><bdi>{picture.fileName || words.unnamed}</bdi></dd>
            <dt>{words.picture.dimensions}</dt>
            <dd>{words.size(picture.width, picture.height)}</dd>
            {picture.by ? <><dt>{words.picture.addedBy}</dt><dd><bdi>{picture.by}</bdi></dd></> : null}
          </dl>
        </section>
      </PicturePage>
    </>
  )
}
