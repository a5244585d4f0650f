import { common } from "./common"
import { desk } from "./desk"
import { deskAdmin } from "./desk-admin"
import { deskPeople } from "./desk-people"
import { deskRegistry } from "./desk-registry"
import { deskSafety } from "./desk-safety"
import { site } from "./site"

/** The catalogue: every Arabic word of the interface, written by hand, a file for each room of the product. */
export const strings = { ...common, desk: { ...desk, ...deskAdmin, ...deskPeople, ...deskRegistry, ...deskSafety }, site }
