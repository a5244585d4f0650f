import "server-only"
import { createTransport } from "mailer"
import { mailSettings } from "@/lib/env"
import type { Written } from "./write"

/** Hands one letter to the mail server. Plain text alone; it throws where the server does not take it. */
export async function send(letter: Written): Promise<void> {
  const settings = mailSettings()
  if (!settings) throw new Error("no mail is set up")
  const transport = createTransport(settings.url, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  try {
    await transport.sendMail({
      from: settings.from, to: { name: "", address: letter.to }, subject: letter.subject, text: letter.text, textEncoding: "base64",
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": "ar" },
      disableUrlAccess: true, disableFileAccess: true,
    })
  } finally {
    transport.close()
  }
}
