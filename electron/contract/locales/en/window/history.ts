/** The list of what happened. */
export const history = {
  'history.time': 'Time',
  'history.preset': 'Preset',
  'history.stream': 'Stream',
  'history.vendor': 'Vendor',
  'history.status': 'Status',
  'history.message': 'Code and message',
  'history.ended': 'ended {{time}}',
  'history.empty.title': 'Nothing has been started yet',
  'history.empty.text':
    'Every start leaves a line here for each stream at each vendor, with the ids that support will ask for.',
} as const;
