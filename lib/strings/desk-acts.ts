import type { Role } from "@/lib/permissions"

/**
 * What each entry of the record says. `done` is a sentence's beginning; `asked` stands after «رُفض طلب». {s} is what it was done to, with
 * its kind and name. A new act gets its line here; until then it is told by `unknown`, with the word that the record has.
 */
export type Act = { done: string; asked: string }

/** By action; where one action does several things, by action and what it did. */
export const acts: Record<string, Act> = {
  "article.create": { done: "بُدئ {s}", asked: "بدء {s}" },
  "article.see": { done: "عُرض {s}", asked: "عرض {s}" },
  "article.edit": { done: "عُدّل {s}", asked: "تعديل {s}" },
  "article.edit:plan": { done: "تغيّر الموعد المخطّط له في {s}", asked: "تغيير الموعد المخطّط له في {s}" },
  "article.submit": { done: "أُرسل {s} للمراجعة", asked: "إرسال {s} للمراجعة" },
  "article.sendBack": { done: "أُعيد {s} إلى الكاتب", asked: "إعادة {s} إلى الكاتب" },
  "article.approve": { done: "اعتُمد {s}", asked: "اعتماد {s}" },
  "article.publish": { done: "نُشر {s}", asked: "نشر {s}" },
  "article.reschedule": { done: "تغيّر موعد {s}", asked: "تغيير موعد {s}" },
  "article.unschedule": { done: "أُلغيت جدولة {s}", asked: "إلغاء جدولة {s}" },
  "article.update": { done: "حُدّث {s}", asked: "تحديث {s}" },
  "article.correct": { done: "صُوّب {s}", asked: "تصويب {s}" },
  "article.withdraw": { done: "سُحب {s} من النشر", asked: "سحب {s} من النشر" },
  "article.cancelTakeDown": { done: "أُلغي موعد سحب {s}", asked: "إلغاء موعد سحب {s}" },
  "article.keep": { done: "أُبقي {s} أمام القراء بعد انتهاء إذن صحيفته", asked: "إبقاء {s} بعد انتهاء إذن صحيفته" },
  "article.reopen": { done: "أُعيد فتح {s}", asked: "إعادة فتح {s}" },
  "article.restore": { done: "استُعيدت نسخة من {s}", asked: "استعادة نسخة من {s}" },
  "article.trash": { done: "نُقل {s} إلى سلة المهملات", asked: "نقل {s} إلى سلة المهملات" },
  "article.untrash": { done: "استُعيد {s} من سلة المهملات", asked: "استعادة {s} من سلة المهملات" },
  "article.releaseEmbargo": { done: "رُفع حظر {s}", asked: "رفع حظر {s}" },
  "note.create": { done: "أُضيفت ملاحظة إلى {s}", asked: "إضافة ملاحظة إلى {s}" },
  "note.create:answer": { done: "جرى الرد على ملاحظة في {s}", asked: "الرد على ملاحظة في {s}" },
  "note.resolve": { done: "حُلّت ملاحظة في {s}", asked: "حلّ ملاحظة في {s}" },
  "note.resolve:reopen": { done: "أُعيد فتح ملاحظة في {s}", asked: "إعادة فتح ملاحظة في {s}" },
  "article.share": { done: "تغيّرت روابط مراجعة {s}", asked: "تغيير روابط مراجعة {s}" },
  "article.share:make": { done: "أُنشئ رابط لمراجعة {s}", asked: "إنشاء رابط لمراجعة {s}" },
  "article.share:revoke": { done: "أُلغي رابط لمراجعة {s}", asked: "إلغاء رابط لمراجعة {s}" },
  "review.say": { done: "كتب ضيف برابط مراجعة في {s}", asked: "الكتابة برابط مراجعة في {s}" },
  "clipping.create": { done: "حُفظت قصاصة", asked: "حفظ قصاصة" },
  "section.manage": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "source.create": { done: "جرت إضافة {s}", asked: "إضافة {s}" },
  "source.manage": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "author.create": { done: "جرت إضافة {s}", asked: "إضافة {s}" },
  "author.manage": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "tag.manage": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "user.manage": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "user.manage:invite": { done: "أُنشئت دعوة", asked: "إنشاء دعوة" },
  "user.manage:revoke": { done: "أُلغيت دعوة", asked: "إلغاء دعوة" },
  "user.manage:role": { done: "تغيّر دور {s}", asked: "تغيير دور {s}" },
  "user.manage:deactivate": { done: "عُطّل {s}", asked: "تعطيل {s}" },
  "user.manage:reactivate": { done: "فُعّل {s}", asked: "تفعيل {s}" },
  "user.firstAdmin": { done: "أُنشئ {s}، أول مدير للنظام", asked: "إنشاء {s}" },
  "invitation.accept": { done: "اكتمل {s} بدعوة", asked: "إكمال {s} بدعوة" },
  "profile.change": { done: "غُيّرت إعدادات {s}", asked: "تغيير إعدادات {s}" },
  "profile.change:password": { done: "غُيّرت كلمة مرور {s}", asked: "تغيير كلمة مرور {s}" },
  "profile.change:name": { done: "غُيّر اسم صاحب {s}", asked: "تغيير اسم صاحب {s}" },
  "profile.change:email": { done: "غُيّر بريد {s}", asked: "تغيير بريد {s}" },
  "profile.change:emailAsked": { done: "طُلب تغيير بريد {s}", asked: "طلب تغيير بريد {s}" },
  "profile.change:twoStepBegin": { done: "بُدئ إعداد الخطوة الثانية في {s}", asked: "بدء إعداد الخطوة الثانية في {s}" },
  "profile.change:twoStepCancel": { done: "أُلغي إعداد الخطوة الثانية في {s}", asked: "إلغاء إعداد الخطوة الثانية في {s}" },
  "profile.change:twoStepOn": { done: "فُعّلت الخطوة الثانية في {s}", asked: "تفعيل الخطوة الثانية في {s}" },
  "profile.change:twoStepOff": { done: "أُلغيت الخطوة الثانية في {s}", asked: "إلغاء الخطوة الثانية في {s}" },
  "profile.change:codes": { done: "أُنشئت رموز استرداد جديدة في {s}", asked: "إنشاء رموز استرداد جديدة في {s}" },
  "profile.change:sessionEnd": { done: "أُنهيت جلسة من جلسات {s}", asked: "إنهاء جلسة من جلسات {s}" },
  "profile.change:sessionsEnd": { done: "أُنهيت سائر جلسات {s}", asked: "إنهاء سائر جلسات {s}" },
  "user.manage:resetLink": { done: "أُنشئ رابط لتغيير كلمة مرور {s}", asked: "إنشاء رابط لتغيير كلمة مرور {s}" },
  "user.manage:takeTwoStep": { done: "أُزيلت الخطوة الثانية من {s}", asked: "إزالة الخطوة الثانية من {s}" },
  "user.manage:editors": { done: "تغيّرت أقسام المحررين", asked: "تغيير أقسام المحررين" },
  "password.reset": { done: "اختيرت كلمة مرور جديدة برابط في {s}", asked: "اختيار كلمة مرور جديدة برابط في {s}" },
  "email.confirm": { done: "تأكّد البريد الجديد في {s}", asked: "تأكيد البريد الجديد في {s}" },
  "password.asked": { done: "طُلب رابط لتغيير كلمة مرور {s}", asked: "طلب رابط لتغيير كلمة مرور {s}" },
  "session.open": { done: "سُجّل الدخول إلى {s}", asked: "تسجيل الدخول إلى {s}" },
  "session.close": { done: "أُنهيت جلسة من جلسات {s}", asked: "إنهاء جلسة من جلسات {s}" },
  "session.confirm": { done: "أُكّدت هوية صاحب {s}", asked: "تأكيد هوية صاحب {s}" },
  "session.secondStep": { done: "اجتيزت الخطوة الثانية إلى {s}", asked: "اجتياز الخطوة الثانية إلى {s}" },
  "account.pause": { done: "أوقف {s} مؤقتًا لكثرة ما غُيّر به من المنشور", asked: "إيقاف {s} مؤقتًا" },
  "account.release": { done: "رُفع الإيقاف عن {s}", asked: "رفع الإيقاف عن {s}" },
  "media.add": { done: "جرت إضافة {s}", asked: "إضافة {s}" },
  "media.change": { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  "media.remove": { done: "جرى حذف {s}", asked: "حذف {s}" },
  "front.arrange:arrange": { done: "رُتّبت الصفحة الأولى باليد", asked: "ترتيب الصفحة الأولى" },
  "front.arrange:clear": { done: "أُعيدت الصفحة الأولى إلى ترتيب التاريخ", asked: "إعادة الصفحة الأولى إلى ترتيب التاريخ" },
  "front.arrange:breaking": { done: "وُضع خبر عاجل أعلى الصفحات", asked: "وضع خبر عاجل أعلى الصفحات" },
  "front.arrange:endBreaking": { done: "أُنهي الخبر العاجل", asked: "إنهاء الخبر العاجل" },
  "front.arrange": { done: "رُتّبت الصفحة الأولى", asked: "ترتيب الصفحة الأولى" },
  "record.read": { done: "فُتح السجل", asked: "فتح السجل" },
  "record.read:export": { done: "صُدّر السجل", asked: "تصدير السجل" },
  "newsroom.freeze": { done: "تغيّر تجميد المكتب", asked: "تغيير تجميد المكتب" },
  "newsroom.freeze:freeze": { done: "جُمّد المكتب", asked: "تجميد المكتب" },
  "newsroom.freeze:release": { done: "رُفع تجميد المكتب", asked: "رفع تجميد المكتب" },
  "newsroom.settings": { done: "غُيّرت إعدادات المكتب", asked: "تغيير إعدادات المكتب" },
  "newsroom.settings:dismissFirstSteps": { done: "أُخفيت الخطوات الأولى", asked: "إخفاء الخطوات الأولى" },
  "newsroom.export": { done: "صُدّر المكتب كله", asked: "تصدير المكتب كله" },
  "newsroom.import": { done: "جرى الاستيراد إلى المكتب", asked: "الاستيراد إلى المكتب" },
  "newsroom.import:send": { done: "أُرسل ملف للاستيراد", asked: "إرسال ملف للاستيراد" },
  "newsroom.import:start": { done: "بُدئ الاستيراد إلى المكتب", asked: "بدء الاستيراد إلى المكتب" },
  "newsroom.import:drop": { done: "حُذف ملف أُرسل للاستيراد", asked: "حذف ملف أُرسل للاستيراد" },
  "newsroom.revert": { done: "أُعيد كل المنشور إلى ما كان عليه", asked: "إعادة كل المنشور إلى ما كان عليه" },
  "trash.empty": { done: "أُفرغت سلة المهملات", asked: "إفراغ سلة المهملات" },
  "trash.purge": { done: "حُذف نهائيًا ما انقضت أيامه في سلة المهملات", asked: "حذف ما انقضت أيامه في سلة المهملات" },
  "demo.clear": { done: "أُفرغ المكتب التجريبي", asked: "إفراغ المكتب التجريبي" },
  "demo.seeded": { done: "مُلئ المكتب التجريبي", asked: "ملء المكتب التجريبي" },
  "demo.passwords": { done: "وُضعت كلمة مرور {s} التجريبي", asked: "وضع كلمة مرور {s} التجريبي" },
}

/** What an action that manages a thing did, whatever the thing is. */
export const dids: Record<string, Act> = {
  add: { done: "جرت إضافة {s}", asked: "إضافة {s}" },
  change: { done: "جرى تغيير {s}", asked: "تغيير {s}" },
  rename: { done: "جرى تغيير اسم {s}", asked: "تغيير اسم {s}" },
  place: { done: "جرى تغيير موضع {s}", asked: "تغيير موضع {s}" },
  band: { done: "أُعطي {s} شريطًا في الصفحة الأولى", asked: "إظهار {s} في الصفحة الأولى" },
  unband: { done: "أُزيل {s} من الصفحة الأولى", asked: "إزالة {s} من الصفحة الأولى" },
  move: { done: "جرى تغيير موضع {s}", asked: "تغيير موضع {s}" },
  hide: { done: "جرى إخفاء {s} عن القراء", asked: "إخفاء {s} عن القراء" },
  show: { done: "جرى إظهار {s} للقراء", asked: "إظهار {s} للقراء" },
  remove: { done: "جرى حذف {s}", asked: "حذف {s}" },
  merge: { done: "جرى دمج {s} في غيره", asked: "دمج {s} في غيره" },
  replace: { done: "جرى استبدال {s}", asked: "استبدال {s}" },
}

/** For what nobody has given words yet: true, and with the word that the record has. */
export const unknownAct: Act = { done: "جرى على {s} ما سُجّل باسم «{a}»", asked: "ما سُجّل باسم «{a}» على {s}" }

/** What things are called before their name, and where they have none. */
export const subjects: Record<string, { named: string; unnamed: string }> = {
  article: { named: "المقال", unnamed: "مقال لم يعد موجودًا" },
  note: { named: "المقال", unnamed: "مقال لم يعد موجودًا" },
  section: { named: "القسم", unnamed: "قسم لم يعد موجودًا" },
  source: { named: "الصحيفة", unnamed: "صحيفة لم تعد موجودة" },
  author: { named: "الكاتب", unnamed: "كاتب لم يعد موجودًا" },
  tag: { named: "الوسم", unnamed: "وسم لم يعد موجودًا" },
  user: { named: "حساب", unnamed: "حساب غير معروف" },
  media: { named: "الصورة", unnamed: "صورة بلا اسم" },
  newsroom: { named: "المكتب", unnamed: "المكتب" },
  other: { named: "مادة", unnamed: "مادة أخرى" },
}

/** The pieces of a sentence of the record. {v} is the value. */
export const recordWords = {
  by: "، بحساب {v}",
  bySelf: "، آليًا",
  byServer: "، من خادم المكتب",
  byGuest: "، برابط «{v}»",
  refused: "رُفض طلب {v}",
  why: { forbidden: ": لا تتيحه صلاحيات الحساب", frozen: ": المكتب مجمَّد", paused: ": الحساب موقوف مؤقتًا", log_in: ": بيانات الدخول غير صحيحة" },
  details: {
    goesOut: "ليظهر {v}",
    comesDown: "ليُسحب {v}",
    reason: "السبب: «{v}»",
    embargoReason: "سبب النشر قبل نهاية الحظر: «{v}»",
    correction: "نص التصويب: «{v}»",
    email: "إلى {v}",
    role: "الدور: {v}",
    fromTo: "من «{v}» إلى «{w}»",
    address: "من العنوان {v}",
    to: "إلى حاله {v}",
  },
  end: ".",
}

/** The kinds of act that the record is narrowed by, and the beginnings of their actions. */
export const actKinds = {
  publishing: "ما يراه القراء",
  articles: "المقالات وملاحظاتها",
  registry: "الأقسام والصحف والأسماء",
  people: "المستخدمون والحسابات",
  sessions: "تسجيل الدخول",
  safety: "التجميد والإيقاف والإعادة",
  newsroom: "الإعدادات والتصدير والصور",
}
export type ActKind = keyof typeof actKinds

export type RoleNames = Record<Role, string>
