/** The first that fits names it: each browser says it is those before it too. */
const DEVICES: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android phone'],
  [/Android/, 'Android tablet'],
  [/Windows/, 'Windows computer'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux computer'],
]
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|iOS|A)?\//, 'Edge'],
  [/OPR\/|OPT\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/FxiOS\/|Firefox\//, 'Firefox'],
  [/CriOS\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** What she knows a device by, `iPhone, Safari`: words of our own and nothing that the browser wrote. Pure. */
export function deviceWords(userAgent: string): string {
  const find = (words: readonly [RegExp, string][]) => words.find(([pattern]) => pattern.test(userAgent))?.[1]
  const [device, browser] = [find(DEVICES) ?? 'Another device', find(BROWSERS)]
  return browser === undefined ? device : `${device}, ${browser}`
}
