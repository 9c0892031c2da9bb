/** What Node makes a build by: in memory from a process's start on, whatever is saved or pulled later. Of the code only the compiled engine is loaded anew. */
const BY_BUILDS =
  /^(sites\/([^/]+|(builder|designs|experiments|photos|seo)\/.+)|tenants\/(contract|load|markdown)\/.+)\.ts$|^package-lock\.json$/

/** `file`: relative to the repository, with slashes. */
export const isRunByBuilds = (file: string): boolean => BY_BUILDS.test(file) && !/\.(test|d)\.ts$/.test(file)
