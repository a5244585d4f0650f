import type { ArticleView, NewsroomView } from "@/lib/articles/view"
import { HEIGHT, WIDTH, pictureKey, type PictureSpec } from "@/lib/share-picture/spec"
import { urls } from "@/lib/urls"
import { dayText, labelText, siteDay } from "./words"

/** What the picture says that stands beside an article where it is shared: whose words, of which day, the title. */
export function pictureSpec(view: ArticleView, newsroom: NewsroomView): PictureSpec {
  const { source, sourceDate } = view
  const day = source && sourceDate ? dayText(sourceDate, newsroom, source.monthStyle) : dayText(siteDay(view.publishedAt, newsroom), newsroom)
  return { kind: labelText(view, newsroom), source: source?.name ?? "", title: view.title, name: newsroom.name, note: day }
}

/** Where that picture is, and its size. */
export const sharedPicture = (view: ArticleView, newsroom: NewsroomView) =>
  ({ src: urls.sharePicture(view.id, pictureKey(pictureSpec(view, newsroom))), width: WIDTH, height: HEIGHT })
