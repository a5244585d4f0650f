/** What can be mailed, as it waits in the outbox. A link's token never lies there readable: it is sealed, or made when the letter goes. */
export type Letter =
  | { kind: "invite"; email: string; name: string; role: string; by: string; token: string }
  /** Somebody asked for a new password, whoever they are: whether there is such a person is found out when it goes. */
  | { kind: "reset"; email: string }
  /** A new address of a person, who must say from there that it is theirs. */
  | { kind: "address"; userId: string; email: string }
  | { kind: "notice"; email: string; name: string; at: string; notice: Notice }

/** What a person is told of their own account (security.md S-A10). */
export type Notice =
  | { what: "device"; agent: string; address: string }
  | { what: "password" | "recovery" | "codes" | "twoStepOn" | "twoStepOff" | "twoStepTaken" }
  | { what: "email"; to: string }
