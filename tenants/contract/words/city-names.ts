import { type LanguageId, languageOf } from './languages.ts'

// What the languages of the sites call a city that the list of cities (npm run city-zones) has under its English name. Intl has no names of cities; these are
// the ones that somebody who reads German or Chinese, or lives there, would write. A request is kept by the name of the list, or as she writes it; each
// reader is told the city in his or her own language. What is not here is called the same everywhere.

/** Of each language the name of the list -> what it is called there. */
export const CITY_NAMES: Readonly<Record<Exclude<LanguageId, 'en'>, Readonly<Record<string, string>>>> = {
  de: {
    Athens: 'Athen',
    Brussels: 'Brüssel',
    Florence: 'Florenz',
    Geneva: 'Genf',
    'Hong Kong': 'Hongkong',
    Cairo: 'Kairo',
    Copenhagen: 'Kopenhagen',
    Cologne: 'Köln',
    Lisbon: 'Lissabon',
    Milan: 'Mailand',
    Moscow: 'Moskau',
    Munich: 'München',
    Naples: 'Neapel',
    Beijing: 'Peking',
    Prague: 'Prag',
    Rome: 'Rom',
    Singapore: 'Singapur',
    Strasbourg: 'Straßburg',
    Tokyo: 'Tokio',
    Venice: 'Venedig',
    Warsaw: 'Warschau',
    Vienna: 'Wien',
    Belgrade: 'Belgrad',
    Bucharest: 'Bukarest',
    Nice: 'Nizza',
    Seville: 'Sevilla',
    'The Hague': 'Den Haag',
  },
  // Of Australia first.
  'zh-Hans': {
    Sydney: '悉尼',
    Melbourne: '墨尔本',
    Brisbane: '布里斯班',
    Perth: '珀斯',
    Adelaide: '阿德莱德',
    Canberra: '堪培拉',
    'Gold Coast': '黄金海岸',
    Hobart: '霍巴特',
    Darwin: '达尔文',
    Cairns: '凯恩斯',
    Newcastle: '纽卡斯尔',
    Wollongong: '卧龙岗',
    Geelong: '吉朗',
    Townsville: '汤斯维尔',
    Auckland: '奥克兰',
    Wellington: '惠灵顿',
    Christchurch: '基督城',
    Beijing: '北京',
    Shanghai: '上海',
    Guangzhou: '广州',
    Shenzhen: '深圳',
    Chengdu: '成都',
    Hangzhou: '杭州',
    'Hong Kong': '香港',
    Taipei: '台北',
    Singapore: '新加坡',
    Tokyo: '东京',
    Seoul: '首尔',
    Bangkok: '曼谷',
    'Kuala Lumpur': '吉隆坡',
    Dubai: '迪拜',
    London: '伦敦',
    Paris: '巴黎',
    Berlin: '柏林',
    Munich: '慕尼黑',
    Frankfurt: '法兰克福',
    Vienna: '维也纳',
    Zürich: '苏黎世',
    Rome: '罗马',
    Milan: '米兰',
    Madrid: '马德里',
    'New York': '纽约',
    'Los Angeles': '洛杉矶',
    'San Francisco': '旧金山',
    Vancouver: '温哥华',
    Toronto: '多伦多',
    'Sunshine Coast': '阳光海岸',
    Launceston: '朗塞斯顿',
    Amsterdam: '阿姆斯特丹',
    Barcelona: '巴塞罗那',
    Boston: '波士顿',
    Brussels: '布鲁塞尔',
    Chicago: '芝加哥',
    Geneva: '日内瓦',
    Hamburg: '汉堡',
    Lisbon: '里斯本',
    Macau: '澳门',
    Nanjing: '南京',
    Osaka: '大阪',
    Seattle: '西雅图',
    Wuhan: '武汉',
  },
}

/** How it may be written too, as it is called there or in other characters -> the name of the list. Nobody is told these. */
export const OTHER_CITY_NAMES: Readonly<Record<string, string>> = {
  Bruxelles: 'Brussels',
  Firenze: 'Florence',
  Genève: 'Geneva',
  Lisboa: 'Lisbon',
  Milano: 'Milan',
  Napoli: 'Naples',
  Praha: 'Prague',
  Roma: 'Rome',
  Venezia: 'Venice',
  Warszawa: 'Warsaw',
  雪梨: 'Sydney',
  墨爾本: 'Melbourne',
  布里斯本: 'Brisbane',
  柏斯: 'Perth',
  阿德萊德: 'Adelaide',
  坎培拉: 'Canberra',
  黃金海岸: 'Gold Coast',
  達爾文: 'Darwin',
  凱恩斯: 'Cairns',
}

/** However it was typed: wide letters of a Chinese keyboard, spaces around, capitals. */
const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Any name that a reader may be told -> the name of the list. */
const LISTED = new Map(
  Object.values(CITY_NAMES).flatMap((names) =>
    Object.entries(names).flatMap(([listed, name]) => [listed, name].map((each) => [plain(each), listed])),
  ),
)

/** A city as that language calls it, however it is kept: `Sydney` -> `悉尼`, `München` -> `Munich`. What no list has stays as it is written. Pure. */
export function cityName(city: string, locale: string): string {
  const listed = LISTED.get(plain(city))
  const language = languageOf(locale)
  if (listed === undefined || language === undefined) return city
  const name = language === 'en' ? listed : (CITY_NAMES[language][listed] ?? listed)
  return plain(name) === plain(city) ? city : name
}
