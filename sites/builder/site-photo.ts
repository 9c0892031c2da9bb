import type { Photo } from '../../tenants/contract/photos.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import type { CropName, SiteCrop, SitePhoto } from '../context.ts'
import type { PhotoRecord } from './photo-cache.ts'
import type { RenditionFormat } from './plan-renditions.ts'

/** A photo as pages see it, from the records of its parts. Pure. */
export function sitePhoto({ id, alt, caption }: Photo, records: readonly PhotoRecord[]): SitePhoto {
  const renditions = records.flatMap((record) => record.renditions)
  const inlined = Object.assign({}, ...records.map((record) => record.inlined)) as PhotoRecord['inlined']
  const names = [...new Set(renditions.map(({ crop }) => crop))]
  return {
    id,
    alt,
    caption,
    crops: Object.fromEntries(names.map((crop) => [crop, siteCrop({ renditions, inlined }, crop)])),
    placeholder: records[0]?.placeholder ?? '',
  }
}

function siteCrop(record: Pick<PhotoRecord, 'renditions' | 'inlined'>, crop: CropName): SiteCrop {
  const renditions = record.renditions.filter((each) => each.crop === crop)
  const widest = renditions.reduce((a, b) => (b.width > a.width ? b : a))
  const files = (format: RenditionFormat) =>
    renditions.filter((each) => each.format === format).map(({ file, width }) => ({ url: assetPath(file), width }))
  return { width: widest.width, height: widest.height, avif: files('avif'), jpeg: files('jpeg'), inlined: record.inlined[crop] }
}
