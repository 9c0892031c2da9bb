/** What a photo of hers may be. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif'

/** Where the cleaner of a photo stands between two pieces of its file: all JSON, and nothing of the file but numbers. */
export interface CleanState {
  kind: PhotoKind
  /** What comes next, in the words of each kind. */
  phase: string
  /** Bytes of what is passed or skipped that are still to come. */
  left: number
  width: number
  height: number
  /** 2 to 8, where the photo has to be turned. */
  orientation?: number
  /** Of an AVIF: what of the file is picture, in bytes from its beginning. */
  keep?: [from: number, to: number][]
  /** Of a WebP: where it says that it ends. */
  end?: number
}
