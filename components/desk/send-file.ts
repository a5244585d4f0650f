import { urls } from "@/lib/urls"

/** Sends a file as it is and tells how far it is, in hundredths. Never throws: no connection is an answer too. */
export function sendFile(file: File, onPercent: (percent: number) => void): Promise<"ok" | "too_large" | "failed"> {
  return new Promise((done) => {
    // fetch does not tell how much has gone out.
    const request = new XMLHttpRequest()
    request.open("POST", urls.api.sendImport(file.name.slice(-200)))
    request.upload.onprogress = ({ loaded, total }) => onPercent(Math.floor((loaded / Math.max(1, total)) * 100))
    request.onload = () => done(request.status === 201 ? "ok" : request.status === 413 ? "too_large" : "failed")
    request.onerror = () => done("failed")
    request.send(file)
  })
}
