/** «سجل النسخ»: what was, and what differs, word by word. */
export const deskHistory = {
  wordDiff: { removed: "حُذف:", added: "أُضيف:", end: "انتهى." },
}
