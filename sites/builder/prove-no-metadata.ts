import sharp from 'sharp'

/** Reads an encoded image again and throws if anything but pixels is in it: EXIF (GPS, camera), XMP, IPTC, colour profile text, comments. */
export async function proveNoMetadata(bytes: Buffer): Promise<void> {
  const found = await findMetadata(bytes)
  if (found.length > 0)
    throw new Error(`A rendition still carries ${found.join(', ')}. Nothing was written; this is a defect of the photo pipeline.`)
}

/** Names of the metadata blocks found, by the decoder and by the bytes themselves. */
export async function findMetadata(bytes: Buffer): Promise<string[]> {
  const metadata = await sharp(bytes).metadata()
  const decoded = Object.entries({
    exif: metadata.exif,
    xmp: metadata.xmp,
    iptc: metadata.iptc,
    'an ICC profile': metadata.icc,
    'Photoshop data': metadata.tifftagPhotoshop,
    comments: metadata.comments?.length ? metadata.comments : undefined,
  })
  const raw = RAW_MARKERS.filter(({ marker }) => bytes.includes(marker))
  return [...new Set([...decoded.filter(([, value]) => value !== undefined).map(([name]) => name), ...raw.map(({ name }) => name)])]
}

/** A decoder that overlooks a block must not make the proof pass. */
const RAW_MARKERS = [
  { name: 'exif', marker: Buffer.from('Exif\0\0', 'latin1') },
  { name: 'xmp', marker: Buffer.from('http://ns.adobe.com/xap', 'latin1') },
  { name: 'xmp', marker: Buffer.from('<x:xmpmeta', 'latin1') },
  { name: 'iptc', marker: Buffer.from('Photoshop 3.0\0', 'latin1') },
]
