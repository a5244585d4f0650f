/**
 * The one script of readers' pages (docs/decisions/0025): every page is whole without it, and all of it is at most 4 KB compressed, which
 * enhance.test.ts weighs. A further enhancement is a file of its own beside this one, called below; it imports nothing from outside this
 * folder, and takes its words from data attributes of the markup. scripts/generate.ts makes one file of it.
 */
import { look, wear } from "./look"
import { read } from "./read"
import { share } from "./share"
import { suggest } from "./suggest"

// The script is async: where the browser has it already, this is before anything is drawn.
wear()

function enhance(): void {
  look()
  share()
  read()
  suggest()
}

// The rest comes after the page was drawn: nobody presses what they do not see yet.
const drawn = () => requestAnimationFrame(() => setTimeout(enhance))
if (document.readyState === "loading") addEventListener("DOMContentLoaded", drawn)
else drawn()
