import { urls } from "@/lib/urls"

/** What the desk needs of a picture to show it; as lib/media/queries gives it. */
export type PictureChoice = {
  id: string; fileName: string; alt: string; caption: string; credit: string; width: number; height: number; widths: number[]
  focalX: number; focalY: number; rightsUntil: string | null; rightsEnded: boolean
}

/** A picture of the library, live or not, in the width that fits; never cut. */
export function PictureImage({ picture, fit = 320, eager = false, alt = picture.alt }: { picture: PictureChoice; fit?: number; eager?: boolean; alt?: string }) {
  const width = picture.widths.find((each) => each >= fit) ?? picture.widths.at(-1) ?? picture.width
  return (
    // The files are made already, in the widths that there are.
    <img
      src={`${urls.api.picture(picture.id)}/${width}.webp`} alt={alt} width={width} height={Math.max(1, Math.round((width / picture.width) * picture.height))}
      loading={eager ? "eager" : "lazy"} decoding="async"
    />
  )
}
