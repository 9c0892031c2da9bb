import type { Children } from './markup.ts'

/** What a thumbnail is measured in before it has come, so that nothing moves: four to five. */
const WIDTH = 240
const HEIGHT = 300

export interface PictureProps {
  /** /pictures/<id>.<ext> */
  src: string
  /** The photo in words; '' where the caption says all of it. */
  alt: string
  /** Below it. */
  children?: Children
  /** Of two that are compared: this one is in front. */
  isAhead?: boolean
  /** Below the first screen. */
  isLazy?: boolean
}

/** One of her photos, as a thumbnail of the platform's own. */
export const Picture = ({ src, alt, children, isAhead = false, isLazy = true }: PictureProps) => (
  <figure class={isAhead ? 'picture ahead' : 'picture'}>
    <img src={src} alt={alt} width={WIDTH} height={HEIGHT} loading={isLazy ? 'lazy' : undefined} decoding="async" />
    {children && <figcaption>{children}</figcaption>}
  </figure>
)
