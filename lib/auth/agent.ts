import { devices } from "@/lib/strings/devices"

/** Which browser on which system a User-Agent says it is, in plain words; what it says is a claim, and never more than shown. Pure. */
export function deviceName(agent: string): string {
  const browser = browsers.find(([sign]) => sign.test(agent))?.[1]
  const system = systems.find(([sign]) => sign.test(agent))?.[1]
  if (!browser && !system) return devices.unknown
  return devices.on(browser ?? devices.browser, system)
}

// The first that fits: each of these names those after it as well.
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, devices.edge], [/\bOPR\/|\bOpera\b/, devices.opera], [/SamsungBrowser\//, devices.samsung],
  [/\bFirefox\/|\bFxiOS\//, devices.firefox], [/\bChrome\/|\bCriOS\/|\bChromium\//, devices.chrome], [/\bSafari\//, devices.safari],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPod/, devices.iphone], [/iPad/, devices.ipad], [/Android/, devices.android], [/Windows/, devices.windows],
  [/Macintosh|Mac OS X/, devices.mac], [/CrOS/, devices.chromebook], [/Linux|X11/, devices.linux],
]
