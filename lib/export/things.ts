/** What an export holds and what it leaves here: every table of desk and pub stands in one of these lists, and a test sees to it. */

export type Child = { table: string; by: string; /** Where the key is not in the row itself: publications' by-lines hang on the publication. */ through?: string }
export type Thing = {
  /** The file of an archive: data/NAME.jsonl, one thing a line. */
  name: string
  table: string
  /** Columns that stay here: secrets, and what is of this installation alone. */
  omit: readonly string[]
  /** Where more columns are secret than not, those that go. */
  only?: readonly string[]
  children: readonly Child[]
}

const plain = (name: string, table: string, omit: readonly string[] = [], children: readonly Child[] = []): Thing => ({ name, table, omit, children })

/** In the order in which they are put in. */
export const things: readonly Thing[] = [
  plain("newsroom", "desk.newsroom", ["id", "only", "demo", "frozen_at", "frozen_by", "frozen_reason", "created_at", "first_steps", "settings_by", "settings_version"]),
  { ...plain("people", "desk.user", [], [{ table: "desk.user_section", by: "user_id" }]), only: ["id", "email", "name", "role", "created_at"] },
  plain("pictures", "desk.media"),
  plain("sections", "desk.section"),
  plain("sources", "desk.source", [], [{ table: "desk.source_variant", by: "source_id" }]),
  plain("authors", "desk.author"),
  plain("tags", "desk.tag"),
  plain("addresses", "desk.former_slug"),
  plain("clippings", "desk.clipping"),
  plain("articles", "desk.article", [], [
    { table: "desk.article_author", by: "article_id" }, { table: "desk.article_tag", by: "article_id" }, { table: "desk.article_figure", by: "article_id" },
    { table: "desk.revision", by: "article_id" },
    { table: "desk.note", by: "article_id" }, { table: "desk.note_mention", by: "note_id", through: "desk.note" },
    { table: "pub.publication", by: "article_id" },
    { table: "pub.publication_author", by: "publication_id", through: "pub.publication" },
    { table: "pub.publication_tag", by: "publication_id", through: "pub.publication" },
    { table: "pub.publication_figure", by: "of_publication", through: "pub.publication" },
    { table: "pub.withdrawal", by: "article_id" }, { table: "desk.kept", by: "article_id" },
    { table: "desk.article_reads", by: "article_id" }, { table: "desk.former_address", by: "article_id" }, { table: "desk.imported", by: "article_id" },
  ]),
  plain("matters", "desk.matter", [], [{ table: "desk.matter_article", by: "matter_id" }]),
  plain("front", "desk.front"),
  plain("places", "desk.front_place"),
  plain("breaking", "desk.breaking"),
]

/** The record goes out to be read; a newsroom that takes an export in begins a record of its own. */
export const readOnly: Thing = plain("record", "desk.event")

/** What no export holds: who may come in and how, what is under way, what is of this machine, and what is made out of the rest. */
export const stays: readonly string[] = [
  "desk.session", "desk.invitation", "desk.throttle", "desk.second_step", "desk.recovery_code", "desk.challenge", "desk.known_device", "desk.account_link",
  "desk.save_receipt", "desk.presence", "desk.outbox", "desk.chore", "desk.backup", "desk.brake", "desk.publication_past", "desk.import_job", "desk.receipt",
  "desk.review_link", "desk.review_opening", "pub.day_tally", "desk.sitemap_part", "desk.most_read", "pub.change",
  "pub.word", "pub.search", "pub.uncounted", "desk.article_search", "desk.unsearched",
]

export const dataEntry = (name: string) => `data/${name}.jsonl`
