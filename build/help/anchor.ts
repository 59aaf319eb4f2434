/** The name under which GitHub makes a heading the target of a link; Help uses the same. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
