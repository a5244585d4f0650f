import { common } from "./common"
import { desk } from "./desk"
import { deskAccount } from "./desk-account"
import { deskAdmin } from "./desk-admin"
import { deskArchive } from "./desk-archive"
import { deskChecks } from "./desk-checks"
import { deskFidelity } from "./desk-fidelity"
import { deskLeaving } from "./desk-leaving"
import { deskMatters } from "./desk-matters"
import { deskMedia } from "./desk-media"
import { deskHistory } from "./desk-history"
import { deskLog } from "./desk-log"
import { deskFront } from "./desk-front"
import { deskNotes } from "./desk-notes"
import { deskPeople } from "./desk-people"
import { deskRegistry } from "./desk-registry"
import { deskSaving } from "./desk-saving"
import { deskSafety } from "./desk-safety"
import { deskSchedule } from "./desk-schedule"
import { deskSettings } from "./desk-settings"
import { deskSharing } from "./desk-sharing"
import { deskStyle } from "./desk-style"
import { deskTrash } from "./desk-trash"
import { site } from "./site"

const rooms = { ...desk, ...deskAccount, ...deskAdmin, ...deskFront, ...deskArchive, ...deskPeople, ...deskMatters, ...deskMedia, ...deskChecks, ...deskNotes, ...deskSharing, ...deskRegistry, ...deskSafety, ...deskSaving, ...deskLog, ...deskTrash, ...deskSchedule, ...deskHistory, ...deskFidelity, ...deskLeaving, ...deskStyle, ...deskSettings.desk }

/** The catalogue: every Arabic word of the interface, written by hand, a file for each room of the product. */
export const strings = { ...common, networks: deskSettings.networks, desk: rooms, site }
