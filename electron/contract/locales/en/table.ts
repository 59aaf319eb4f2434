/** Long tables. */
export const table = {
  'table.copyIds': 'Copy all IDs',
  'table.notCopied': 'Not copied: open the row and copy there',
  'table.loading': 'Loading…',
  'table.retry': 'Try again',
  'table.day': '{{name}}, {{day}}',
} as const;
