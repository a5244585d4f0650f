/** Browsers and systems by the names that Arabic readers know. */
export const devices = {
  unknown: "جهاز غير معروف",
  browser: "متصفّح",
  on: (browser: string, system: string | undefined) => (system ? `${browser} على ${system}` : browser),
  edge: "إيدج",
  opera: "أوبرا",
  samsung: "متصفّح سامسونغ",
  firefox: "فايرفوكس",
  chrome: "كروم",
  safari: "سفاري",
  iphone: "آيفون",
  ipad: "آيباد",
  android: "أندرويد",
  windows: "ويندوز",
  mac: "ماك",
  chromebook: "كروم بوك",
  linux: "لينكس",
}
