/** Secrets that may be missing: the ones before, while one is being changed; without VAPID_SECRET no device is told that something waits. */
interface PlatformEnv {
  HASH_SECRET_OLD?: string
  KEY_SECRET_OLD?: string
  LINK_SECRET_OLD?: string
  VAPID_SECRET?: string
  /** Where originals of photos lie, on Cloudflare or instead of a folder: an S3-compatible bucket (edge/platform/uploads/bucket-store.ts). */
  BUCKET_URL?: string
  BUCKET_KEY_ID?: string
  BUCKET_KEY?: string
  /** Absent: `auto`. */
  BUCKET_REGION?: string
}
