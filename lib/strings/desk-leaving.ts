/** Texts that the server does not have: when somebody logs out, and on the desk's front page. */
export const deskLeaving = {
  leaving: {
    title: "نصوص لم تُحفظ على الخادم",
    text: "ما يلي على هذا الجهاز وحده. يمكن تنزيله في ملف ثم الخروج، أو البقاء إلى أن يُحفظ.",
    kept: "يبقى على هذا الجهاز أربعة عشر يومًا، ويُستعاد عند الدخول منه بالحساب نفسه.",
    download: "تنزيل النصوص وتسجيل الخروج",
    stay: "البقاء",
    checking: "يُحفظ ما لم يُحفظ…",
    file: "نصوص لم تُحفظ على الخادم",
  },
  left: {
    title: "نصوص على هذا الجهاز لم تُحفظ بعد",
    text: "كُتبت هنا ولم تصل إلى الخادم. فتح المقال يستعيدها ويحفظها.",
    download: "تنزيل",
    downloadOf: (title: string) => `تنزيل نص: ${title}`,
    writtenAt: (when: string) => `آخر كتابة هنا ${when}`,
    fresh: "مقال جديد",
  },
}
