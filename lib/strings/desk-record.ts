/** What was, and what differs: revisions, comparison, preview. */
export const deskRecord = {
  revisions: {
    title: "سجل النسخ",
    none: "لا نسخ محفوظة بعد. تُحفظ نسخة عند الإرسال وعند النشر.",
    restore: "استعادة هذه النسخة",
    restored: "استُعيدت النسخة في نص العمل. لم يتغيّر ما يراه القراء.",
    reasons: {
      submitted: "أُرسلت للمراجعة", published: "نُشرت", corrected: "صُوّبت", restored: "حُفظت قبل الاستعادة", taken_over: "حُفظت عند الاستلام", checkpoint: "نسخة مرحلية",
      conflict: "حُفظت عند تعارض نسختين",
    },
  },
  preview: { notFound: "الصفحة غير موجودة." },
}
