import { phrases } from "./vocabulary"

// Every pattern here is for folded text (lib/arabic/fold): no hamza on alef, no ta marbuta, no marks.

const oneOf = (list: string) => `(?:${list.split("،").join("|")})`
const SIGN = "[ :/|–—-]"
/** A label's colon, or what stands for one. */
const COLON = `${SIGN}{0,3}[:/|–—-]${SIGN}{0,3}`
const PAPER = oneOf("صحيفه،جريده،يوميه،اسبوعيه،مجله،دوريه")
const QUOTE = "[«\"“(]"

/** «أنت هنا:» and its like, before a trail. */
export const youAreHere = new RegExp(`^${oneOf("انت هنا،انت الان في،موقعك،موقعك الان،مسار الصفحه،المسار،you are here")} ?[:›»>\\\\/-] ?`)

/** The home page by the names that no headline begins with. */
export const plainHome = /^(?:الصفحه )?(?:الرئيسه|الرئيسيه)(?= |$)|^home(?= |$)/

/** Words before a newspaper's own name in the heading of its editorial: «كلمة الرياض»، «رأي القدس». */
export const houseHeading = /^(?:افتتاحيه|كلمه|راي) /
/** Such a heading where the name is called a paper, or stands in quotation marks. */
export const editorialOf = new RegExp(
  `^(?:افتتاحيه|كلمه|راي) (?=${oneOf("صحيفه،جريده،مجله،يوميه،العدد،عدد")}(?: |$))|^افتتاحيه (?=${QUOTE})`,
)
/** «موقع الضفاف الإخباري»: the name of a site, not a title, where anything else can be one. */
export const outletName = /^(?:(?:موقع|بوابه|شبكه|وكاله|مركز|منصه)(?: \S+){1,3}|(?:صحيفه|جريده|مجله)(?: \S+){1,2})$/
export const newspaperWord = new RegExp(`^${PAPER} `)
export const outletWord = new RegExp(`^(?:${PAPER}|موقع|بوابه|ملحق) `)

/** «المصدر: …» and its like: what follows names the source, whatever it is. */
export const sourceMarker = new RegExp(
  `^${oneOf("المصدر،الصحيفه المصدر،صحيفه المصدر،مصدر المقال،مصدر الخبر،اسم المصدر،الصحيفه،اسم الصحيفه،الجريده")}` +
    `(?:${COLON}| (?=(?:${PAPER}|موقع|وكاله) |${QUOTE}))`,
)
/** «نقلًا عن …»: what follows names the source, whatever it is. */
export const quotedMarker = new RegExp(`^(?:نقلا|منقوله?|مقتبسه?|نقلته) (?:عن|من)${SIGN}{1,3}`)
const PIECE = oneOf("المقال،المقاله،النص،الخبر،الماده")
/** «نُشر في …»، «عن صحيفة …»: what follows names the source where it is a newspaper. */
export const publishedMarker = new RegExp(
  `^(?:(?:هذا |هذه )?${PIECE} )?(?:` +
    `${oneOf("نشر،نشرت،نشرته،نشره،منشور،منشوره،المنشور،المنشوره،ظهر،كتب،خاص")}(?: (?:هذا |هذه )?${PIECE})?` +
    "(?: اولا| سابقا| ايضا)? (?:في|ب|لدي) ?:? ?" +
    `|خاص ب ?|(?:عن|من|في) (?=(?:${PAPER}|موقع) )|عن ?:? ?(?=${QUOTE}))`,
)
/** What may follow a paper's name before its date. */
export const beforeItsDate = new RegExp(
  ` (?:${oneOf("بتاريخ،تاريخ،تاريخ النشر،تاريخ الخبر،تاريخ المقال،يوم،في،في يوم،عدد،العدد،في عددها،في عددها الصادر")}` +
    "|الصادره?(?: في| يوم)?)(?: يوم| بتاريخ)? ?:?$",
)

export const authorMarker = new RegExp(
  `^(?:(?:(?:(?:مقال|مقاله|عمود|تحليل) )?(?:بقلم(?: الكاتبه?)?|للكاتبه?)|بريشه|كتبه|كتبها)(?:${SIGN}{1,3}|$)` +
    `|${oneOf("الكاتبه?،اسم الكاتبه?،المؤلفه?،كاتب المقال،كاتبه المقال")} ?[:/|–—-]${SIGN}{0,2})`,
)
/** «كتب فلان» opens many a sentence and many a title, so it needs a colon or a slash, or a place beneath the title. */
export const wroteMarker = /^كتبت? ?[:/–—-] ?|^كتبت? (?=[^:.؟!،]{4,60}:$)/
export const wroteBare = /^كتبت? (?=\p{L})/u
/** «د. فلان الفلاني»: a learned title, cut short, before two to four names. */
export const titledName = /^(?:ا ?\. ?د|د|ا|م)(?: ?\. ?| ?\/ ?)(?=\p{L}{2,}(?: \p{L}{2,}){1,3}$)/u
export const translatorMarker = new RegExp(
  `^${oneOf("ترجمه،ترجمها،ترجمه وتحرير،المترجمه?،نقله الي العربيه،نقلها الي العربيه،تعريب")}${COLON}`,
)

export const sectionMarker = new RegExp(`^${oneOf("القسم،الباب،التصنيف،التبويب،الفئه،قسم")}${COLON}`)
export const kindMarker = new RegExp(`^${oneOf("النوع،نوع الماده،نوع المقال")}${COLON}`)
export const titleMarker = new RegExp(`^${oneOf("العنوان،عنوان المقال")}${SIGN}{0,3}[:|–—-]${SIGN}{0,3}`)
/** A label that stands alone, its value on the next line. */
export const loneLabel = new RegExp(
  `^(?:${oneOf("المصدر،الصحيفه،نقلا عن،كتبت?،كتبها?،الكاتبه?،بقلم،المترجمه?،ترجمه")}` +
    `|${oneOf("القسم،الباب،التصنيف،النوع،العنوان،الرابط،رابط الاصل")}) ?[:/]?$`,
)
/** Of these, the ones that need no colon. */
export const bareLabel = /^(?:المصدر|بقلم|الكاتبه?|نقلا عن)$/
export const addressLabels = phrases(
  "الرابط،رابط،رابط الأصل،رابط المقال،رابط المقال الأصلي،رابط المادة الأصلية،المقال الأصلي،على الرابط،" +
    "للاطلاع على الأصل،المصدر،الموقع،source،url،link",
)

export const updatedLabel = /(?:اخر تحديث|اخر تعديل|تم التحديث|تم تحديثه|حدث|حدثت|تحديث|عدل|updated)[^|]{0,20}$/
export const sourceDateLabel = /(?:في المصدر|بالمصدر|في الصحيفه|في الجريده|في الاصل)[ :]{0,3}$/
export const dateLabels = phrases(
  "تاريخ النشر،تاريخ النشر في الموقع،تاريخ النشر في المصدر،تاريخ النشر بالمصدر،تاريخ النشر في الصحيفة،" +
    "نشر،نشر في،نشر بتاريخ،نشر يوم،نشر في يوم،" +
    "نشرت في،نشرت بتاريخ،تم النشر،تم النشر في،تم النشر بتاريخ،تم النشر يوم،منشور،منشور في،المنشور بتاريخ،تاريخ،التاريخ،بتاريخ،يوم،في،" +
    "آخر تحديث،آخر تعديل،حدث في،حدثت في،تم التحديث،تم التحديث في،تحديث،أضيف في،أضيفت في،أضيف بتاريخ،الوقت،الساعة،التوقيت،الموافق،" +
    "عدد،العدد،عدد يوم،طبعة،مدة القراءة،وقت القراءة،قراءة،للقراءة،القراءة،published،published on،updated،date",
)
const ZONE = oneOf("بتوقيت \\p{L}+(?: (?:المكرمه|المنوره))?،gmt،utc،جرينتش،غرينتش")
export const clock = new RegExp(
  `(?:الساعه )?(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d) ?${oneOf("صباحا،مساء،ظهرا،عصرا،ليلا،ص،م،am،pm")}?(?!\\p{L})` +
    `(?: ?\\(?${ZONE}(?: ?[+-] ?\\d{1,2})?\\)?)?`,
  "gu",
)
const COUNTED = "المشاهدات،القراءات،الزيارات،التعليقات،مشاهدات،قراءات،زيارات،تعليقات،المشاركات،مشاركات،مشاهده،القراء"
const UNITS = "مشاهدات،مشاهده،قراءات،قراءه،زياره،زيارات،تعليقات،تعليقا،تعليق،مشاركات،مشاركه،دقائق قراءه،دقيقه قراءه،دقائق،دقيقه"
export const counters = new RegExp(
  [
    `(?:عدد )?${oneOf(COUNTED)} ?[:(-] ?\\d[\\d,.]*\\)?`,
    `\\d[\\d,.]* ?(?:الف )?${oneOf(UNITS)}(?!\\p{L})`,
    `${oneOf("مده القراءه،وقت القراءه،زمن القراءه")} ?:? ?(?:نحو )?\\d+ ?(?:دقائق|دقيقه)?`,
    `(?:رقم )?${oneOf("العدد،عدد،السنه،الصفحه،صفحه،ص")}(?: رقم)? ?[:(]? ?\\d[\\d,]*\\)?`,
  ].join("|"),
  "gu",
)
