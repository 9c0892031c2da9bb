/** The oldest browsers whose visitors see a page as it is meant (spring of 2022). What is compiled for them: scripts and style sheets. */
export const BROWSER_TARGETS = ['safari15.4', 'ios15.4', 'chrome100', 'firefox102']
