/** What a newspaper lets us do with its texts. */
export const sourcePermissions = ["unrecorded", "granted", "quotation", "none"] as const
/** What search engines are told of its texts here: take them, point to the original, or leave them. */
export const indexPolicies = ["index", "canonical", "noindex"] as const
export type SourcePermission = (typeof sourcePermissions)[number]
export type IndexPolicy = (typeof indexPolicies)[number]
