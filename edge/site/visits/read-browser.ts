import type { Visit } from '../../../tenants/contract/event.ts'

type Families = Pick<Visit, 'device' | 'browser' | 'os'>

/** The first that fits names the browser: what calls itself Safari and Chrome as well stands before them. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Microsoft Edge'],
  [/\b(OPR|OPT|OPX|OPiOS|Opera)\b/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet for Android'],
  [/YaBrowser/, 'Yandex Browser'],
  [/Vivaldi/, 'Vivaldi'],
  [/UC ?Browser/, 'UC Browser'],
  [/MQQBrowser|QQBrowser/, 'QQ Browser'],
  [/HeyTapBrowser/, 'HeyTap Browser'],
  [/VivoBrowser/, 'Vivo Browser'],
  [/MicroMessenger/, 'WeChat'],
  [/DuckDuckGo|\bDdg\//, 'DuckDuckGo'],
  [/\bSilk\//, 'Amazon Silk'],
  [/\bGSA\//, 'Google Search'],
  [/\bFocus\//, 'Focus'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/MSIE |Trident\//, 'Internet Explorer'],
  [/Chromium/, 'Chromium'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Android/, 'Android Browser'],
  [/Safari|AppleWebKit/, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows Phone/, 'Windows Phone'],
  [/Windows/, 'Windows'],
  [/iPhone|iPad|iPod|Macintosh.* FxiOS/, 'iOS'],
  [/Macintosh/, 'macOS'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Web[O0]S/, 'WebOS'],
  [/Tizen/, 'Tizen'],
  [/Android/, 'Android'],
  [/CrOS/, 'Chrome OS'],
  [/PlayStation/, 'PlayStation'],
  [/Linux/, 'Linux'],
]

const DEVICES: readonly (readonly [RegExp, Visit['device']])[] = [
  [/\bTV\b|SMART-TV|SmartTV|Web[O0]S|PlayStation|\bAFT[A-Z]/, 'other'],
  [/iPad|Tablet|PlayBook|\bSilk\/(?!.*Mobile)|Android(?!.*Mobile)|Nexus (7|9|10)\b/, 'tablet'],
  [/iPhone|iPod|Mobile|Windows Phone|Android|Tizen/, 'phone'],
  [/Windows|Macintosh|CrOS|Linux|X11/, 'desktop'],
]

/**
 * Families of a user agent, and nothing finer. A table of our own: the libraries for it know bots, engines and versions as well and weigh
 * as much as half the Worker. What it does not know is null or "other", and is counted all the same.
 */
export function readBrowser(userAgent: string): Families {
  return {
    device: firstMatch(DEVICES, userAgent) ?? 'other',
    browser: firstMatch(BROWSERS, userAgent) ?? null,
    os: firstMatch(SYSTEMS, userAgent) ?? null,
  }
}

const firstMatch = <Name extends string>(table: readonly (readonly [RegExp, Name])[], text: string): Name | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1]
