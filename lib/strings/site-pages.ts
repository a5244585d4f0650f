/** What readers see of the look, the days, and the pages about the newsroom. */
export const sitePages = {
  look: {
    label: "المظهر",
    auto: "كالجهاز",
    light: "فاتح",
    dark: "داكن",
    larger: "نص أكبر",
    smaller: "نص أصغر",
    share: "مشاركة",
  },
}
