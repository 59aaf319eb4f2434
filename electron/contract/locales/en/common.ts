/** Words that every feature uses: buttons, lists, sentences. */
export const common = {
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  'copy.value': 'Copy {{name}}',
  'copy.done': 'Copied',
  'list.separator': ', ',
  'list.of': '{{names}}: ',
  'sentence.separator': ' ',
  'sentence.end': '.',
  'streams.one': '1 stream',
  'streams.many': '{{count}} streams',
  'field.calendar': 'Calendar',
} as const;
