import type { PictureView } from "@/lib/articles/view"
import { fallbackOf } from "@/lib/media/renditions"
import { strings } from "@/lib/strings"
import { Text } from "./text"

/** The JPEG of a picture, for browsers of old and for those who share a page: its address and its size. */
export function fallback({ base, width, height, widths }: PictureView): { src: string; width: number; height: number } {
  const own = fallbackOf(widths)
  return { src: `${base}/${own}.jpg`, width: own, height: Math.max(1, Math.round((own / width) * height)) }
}

const sources = ({ base, widths }: PictureView, format: string) => widths.map((width) => `${base}/${width}.${format} ${width}w`).join(", ")

/** Tenths, as classes: the content policy knows no style beside the stylesheet. The middle needs none. */
const focal = ({ focalX, focalY }: PictureView) =>
  [`fx${Math.round(focalX * 10)}`, `fy${Math.round(focalY * 10)}`].filter((name) => !name.endsWith("5")).join(" ") || undefined

type Props = { picture: PictureView; sizes: string; className?: string; lazy?: boolean }

/** A picture with what is said of it; its room is kept while it comes. `sizes` says how wide it will stand. */
export function Figure({ picture, sizes, className, lazy = false }: Props) {
  const { src, width, height } = fallback(picture)
  return (
    <figure className={className}>
      <picture>
        <source type="image/avif" srcSet={sources(picture, "avif")} sizes={sizes} />
        <source type="image/webp" srcSet={sources(picture, "webp")} sizes={sizes} />
        <img
          src={src} alt={picture.alt} width={width} height={height} className={focal(picture)} decoding="async"
          {...(lazy ? { loading: "lazy" } : { fetchPriority: "high" })}
        />
      </picture>
      {(picture.caption || picture.credit) && (
        <figcaption>
          {picture.caption && <><Text>{picture.caption}</Text>{" "}</>}
          {picture.credit && <span className="quiet">{strings.site.article.pictureCredit} <bdi>{picture.credit}</bdi></span>}
        </figcaption>
      )}
    </figure>
  )
}

/** A logo: as it is, in the height that its place gives it. `name` stands for it where it is not seen; empty where the name stands beside it. */
export function Logo({ picture, name, className }: { picture: PictureView; name: string; className: string }) {
  const width = picture.widths.find((each) => each >= 640) ?? picture.widths.at(-1) ?? picture.width
  return <img className={className} src={`${picture.base}/${width}.webp`} alt={name} width={width} height={Math.max(1, Math.round((width / picture.width) * picture.height))} />
}
