import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { loadTenant } from '../../tenants/load/load-tenant.ts'

// A sample tenant in other languages, whatever its texts, services and photos are now.

/** The folder of a tenant, from now on in Chinese too. Whatever has no Chinese below has a few letters of it. */
export async function addChinese(folder: string): Promise<void> {
  const { tenant, content, photos } = await loadTenant(folder, new Date(0))
  const { booking, contact, tour } = tenant
  const texts = {
    tagline: '港湾边从容的夜晚',
    intro: '烛光、第二杯酒，一场随意漫谈。我喜欢留心细节的人：初开的蓝花楹、烂片里的一句好台词、渡轮亮灯的那一刻。',
    seo: { title: `${tenant.name} · 伴您同行`, description: '港湾边从容的夜晚：晚餐、音乐会与悠长周末的温暖陪伴。' },
    contact: {
      ...(contact.hours ? { hours: '每天上午 10 点至晚上 8 点' } : {}),
      ...(contact.responseTime ? { responseTime: '几小时内' } : {}),
    },
    booking: {
      ...(booking.screening ? { screening: '初次见面前，我们先简短通个电话，或请用工作邮箱给我写一句话。之后会删除。' } : {}),
      ...(booking.cancellation ? { cancellation: '计划有变很正常：提前两天告诉我，无需任何费用；之后定金不退。' } : {}),
      verifications: booking.verifications.map((_, index) => ['简短通话', '工作邮箱'][index] ?? '领英'),
      ...(booking.deposit ? { depositNote: '支付定金后日期即告确定，可用银行转账。' } : {}),
    },
    services: content.services.map(({ id }, index) => ({
      id,
      name: ['晚餐', '看戏与夜宵', '周末出游', '旅途相伴'][index] ?? '相伴时光',
      description: '一张两人的小桌，您喜欢的地方，或者我一直想带您去的地方。',
    })),
    rates: content.rates.map(({ items }) => ({
      title: '按时长',
      items: items.map(({ hours, note }) => ({
        label: hours === undefined ? '更久' : `${hours} 小时`,
        ...(note ? { note: '含晚餐' } : {}),
      })),
    })),
    extras: content.extras.map(() => '外出路程'),
    faq: [{ question: '需要提前多久联系？', answer: '提前一两天最好，当晚通常来不及。' }],
    testimonials: [{ quote: '整晚都忘了看表。', by: 'M.' }],
    tour: tour.flatMap(({ from, note }) => (note ? [{ from, note: '河边一家安静的酒店。' }] : [])),
    photos: photos.map(({ id }) => ({ id, alt: '一张静物照片', caption: '我最喜欢的时刻' })),
  }
  await write(folder, 'content.zh-Hans.yaml', stringify(texts))
  await write(folder, 'about.zh-Hans.md', '白天我在一间小工作室工作，晚上喜欢慢慢聊天。见面后的[价格](/rates)写得很清楚。\n')
  await change(folder, 'tenant.yaml', (yaml) => ({ ...yaml, translations: ['zh-Hans'] }))
}

/** The folder of a tenant, from now on in German alone. */
export async function makeGerman(folder: string): Promise<void> {
  await change(folder, 'tenant.yaml', (yaml) => ({
    ...yaml,
    locale: 'de',
    seo: { title: `${yaml.name} · Begleitung`, description: 'Ruhige Abende in guter Gesellschaft: Essen, Konzerte und lange Wochenenden.' },
    contact: { ...(yaml.contact as object), hours: 'Täglich von 10 bis 20 Uhr', responseTime: 'innerhalb weniger Stunden' },
    booking: {
      ...(yaml.booking as object),
      screening: 'Vor dem ersten Treffen telefonieren wir kurz.',
      cancellation: 'Bis zwei Tage vorher kostet eine Absage nichts; danach behalte ich die Anzahlung.',
      verifications: ['ein kurzes Telefonat', 'Ihre berufliche E-Mail-Adresse'],
      deposit: { percent: 20, note: 'Per Überweisung.' },
    },
    tour: [],
  }))
  await change(folder, 'content.yaml', (yaml) => ({
    ...omit(yaml, ['callToAction']),
    tagline: 'Abende ohne Eile',
    intro: 'Kerzenlicht, ein zweites Glas, ein Gespräch, das sich Zeit lässt.',
    services: (yaml.services as object[]).map((service, index) => ({
      ...service,
      name: ['Abendessen', 'Theater', 'Wochenende', 'Auf Reisen'][index] ?? 'Zeit',
      description: 'Ein Tisch für zwei, dort, wo es Ihnen gefällt.',
    })),
    rates: (yaml.rates as { items: object[] }[]).map(({ items }) => ({
      title: 'Nach Stunden',
      items: items.map((item) => ({ ...omit(item as Yaml, ['note']), label: 'Gemeinsame Zeit' })),
    })),
    extras: [{ label: 'Anreise' }],
    faq: [{ question: 'Wie lange im Voraus?', answer: 'Ein, zwei Tage sind schön.' }],
    testimonials: [{ quote: 'Ich habe nicht auf die Uhr gesehen.', by: 'M., Wien' }],
  }))
  await change(folder, 'photos.yaml', (yaml) => ({
    ...yaml,
    photos: (yaml.photos as Yaml[]).map((photo) => ({ ...photo, alt: 'Ein Stillleben', caption: 'Meine liebste Stunde' })),
  }))
  await write(folder, 'experiments.yaml', 'experiments: []\n')
  await write(folder, 'about.md', 'Tagsüber arbeite ich in einem kleinen Atelier. Abends höre ich gern zu.\n')
}

type Yaml = Record<string, unknown>

const write = (folder: string, file: string, text: string) => writeFile(path.join(folder, file), text)

async function change(folder: string, file: string, edit: (yaml: Yaml) => Yaml): Promise<void> {
  const yaml = parse(await readFile(path.join(folder, file), 'utf8')) as Yaml
  await write(folder, file, stringify(edit(yaml)))
}

const omit = (yaml: Yaml, keys: readonly string[]): Yaml => Object.fromEntries(Object.entries(yaml).filter(([key]) => !keys.includes(key)))
