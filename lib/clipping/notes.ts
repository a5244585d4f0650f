/** Why a field was filled as it was, in words for the desk. */
export const reasons = {
  breadcrumb_line: "سطر مسار الصفحة",
  breadcrumb_markup: "مسار الصفحة في شيفرتها",
  in_breadcrumb: "من مسار الصفحة",
  repeated_in_breadcrumb: "سطر يتكرّر في مسار الصفحة",
  repeated_line: "سطر يتكرّر في رأس الصفحة",
  main_heading: "العنوان الرئيس في شيفرة الصفحة",
  page_title: "عنوان الصفحة في شيفرتها",
  first_line: "أول سطر في الصفحة يصلح عنوانًا",
  above_title: "سطر قصير بين المسار والعنوان",
  after_label: "بعد تسمية العنوان أو القسم",
  section_label: "بعد كلمة «القسم»",
  known_section: "سطر باسم قسم معروف",
  byline: "بعد عبارة «بقلم» أو ما يماثلها",
  kind_label: "تسمية النوع كما طُبعت",
  source_marker: "بعد عبارة تسمّي المصدر",
  known_name: "سطر باسم صحيفة معروفة",
  site_host: "عنوان موقع الصحيفة",
  beside_source: "تاريخ إلى جوار اسم الصحيفة",
  source_date_label: "تاريخ بعد عبارة تنسبه إلى المصدر",
  on_page: "تاريخ مطبوع في الصفحة",
  address_line: "رابط مطبوع في الصفحة",
  canonical: "الرابط المعتمد في شيفرة الصفحة",
} as const
export type ReasonCode = keyof typeof reasons

/** The sentence of each note; those that speak of a printed piece are given it. */
export const noteTexts = {
  no_title: () => "لم يُعثر على عنوان في النص.",
  no_body: () => "لم يُعثر على متن بعد رأس الصفحة.",
  no_arabic: () => "لا حروف عربية في النص.",
  truncated: () => "لا علامة وقف في آخر الجملة الأخيرة. هل النص مبتور؟",
  short_last_line: (line: string) => `آخر سطر قصير بلا علامة وقف، وقد يكون توقيعًا: «${line}».`,
  weekday_disagrees: (printed: string) => `اليوم المكتوب لا يوافق التاريخ: «${printed}».`,
  source_unknown: (name: string) => `«${name}» ليس من المصادر المعروفة.`,
  source_ambiguous: (name: string) => `«${name}» اسم تحمله أكثر من صحيفة؛ يلزم تحديد المقصودة.`,
  several_sources: (names: string) => `سُمّي في الصفحة أكثر من مصدر: ${names}.`,
  source_of_label: (name: string) => `تسمية الافتتاحية هذه معروفة في صحيفة «${name}»، ولم يُذكر المصدر صراحة.`,
  section_from_breadcrumb: (name: string) => `القسم «${name}» مأخوذ من مسار الصفحة.`,
  hijri_converted: (printed: string) => `حُوّل التاريخ الهجري بتقويم أم القرى: «${printed}».`,
  several_dates: (printed: string) => `في رأس الصفحة تواريخ أخرى: ${printed}.`,
  wrapped_lines_joined: () => "وُصلت أسطر قطعها عرض الصفحة.",
  presentation_forms: () => "رُدّت أحرف من صورها المطبعية إلى أصولها.",
  encoding: (name: string) => `قُرئ النص بترميز ${name}.`,
  translator: (name: string) => `ترجمة: ${name}.`,
  lines_left_out: (lines: string) => `لم تُضمّ إلى المتن أسطر من حول المقال: ${lines}.`,
  page_parts_left_out: () => "تُركت أجزاء من الصفحة حول المقال، كالقوائم وأزرار المشاركة.",
  line_before_body: (lines: string) => `أُبقيت في أول المتن أسطر بين العنوان وبيانات النشر: ${lines}.`,
  one_line: () => "النص كله في سطر واحد طويل.",
} as const
export type NoteCode = keyof typeof noteTexts
export type Note = { code: NoteCode; text: string }

/** A note with its sentence; `detail` is the printed piece that it speaks of, where it speaks of one. */
export function note(code: NoteCode, detail = ""): Note {
  return { code, text: noteTexts[code](detail) }
}

/** Printed pieces as one list for a note, each in quotation marks, the long ones shortened. */
export function quoted(pieces: readonly string[]): string {
  const shown = pieces.slice(0, 12).map((piece) => `«${piece.length > 80 ? `${piece.slice(0, 80)}…` : piece}»`)
  return pieces.length > shown.length ? `${shown.join("، ")}، وغيرها` : shown.join("، ")
}

/** Why a paste or a file was not read, and what to do; the last two are for the command line. */
export const refusals = {
  empty: "لا نص في ما أُرسل. يرجى لصق نص الصفحة ثم إعادة المحاولة.",
  too_long: "النص أكبر من 2 ميغابايت. يرجى لصق مقال واحد ثم إعادة المحاولة.",
  not_text: "ما أُرسل ليس نصًا. يرجى نسخ نص المقال من الملف أو الصفحة ثم لصقه.",
  unreadable: "تعذّرت قراءة الملف. يرجى التحقّق من اسمه ثم إعادة المحاولة.",
  usage: "الاستعمال: npm run --silent clip -- ملف، أو - للقراءة من الدخل القياسي.",
} as const
