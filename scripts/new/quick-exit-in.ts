/** The weather, as whoever looks over a shoulder there would expect it. */
const WEATHER: Readonly<Record<string, string>> = {
  AU: 'https://www.bom.gov.au/',
  CA: 'https://weather.gc.ca/',
  DE: 'https://www.dwd.de/',
  GB: 'https://www.metoffice.gov.uk/',
  IE: 'https://www.met.ie/',
  NZ: 'https://www.metservice.com/',
  US: 'https://www.weather.gov/',
}
/** Of the whole world, by the World Meteorological Organization. */
const WORLD_WEATHER = 'https://worldweather.wmo.int/'

/** Where "Leave" leads from a new site: a page that surprises nobody in her country. Pure. */
export const quickExitIn = (country: string): string => WEATHER[country] ?? WORLD_WEATHER
