/** The clocks that a newsroom may go by: every zone that the language data knows. */
export const timeZones: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")]

const known = new Set(timeZones)

export const isTimeZone = (zone: string): boolean => known.has(zone)
