/** `tenants/claire/content.yaml`, `3 files` */
export const nameFiles = (files: readonly string[]): string => (files.length === 1 ? (files[0] ?? '') : `${files.length} files`)
