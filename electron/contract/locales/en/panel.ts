/** The side panel of a preset: every stream at every vendor, what is wrong, and what can be done. */
export const panel = {
  'panel.label': 'Preset: {{preset}}',
  'panel.accepted': 'accepted {{time}}',
  'panel.matrix': 'Streams and vendors',
  'panel.stream': 'Stream',
  'panel.cell': '{{stream}} at {{vendor}}: {{state}}',
  'panel.at': '{{streams}} at {{vendors}}',
  'panel.notNamed': 'not in the preset',
  'panel.missing': 'The last start did not include it. “Retry missing” starts it.',
  'panel.openBefore':
    'An earlier run left this open: it may be recording. Check the vendor console, then mark it.',
  'panel.code': 'Code {{code}}',
  'panel.stopAsks': 'Stop {{preset}}…',
  'panel.startAgain': 'Start again…',
  'panel.deleted':
    'This preset was deleted. What it has started continues until it ends or is stopped.',

  'streams.check': 'Check streams at ZEGO',
  'streams.check.at': '{{time}} · {{text}}',
  'streams.check.published': '{{published}} of {{count}} streams published.',
  'streams.check.unread': 'ZEGO did not tell the state of the streams. Nothing was started.',
  'streams.check.closed': '{{stream}}: no longer published',
  'streams.check.absent': '{{stream}}: not published yet, or not checkable',
  'streams.check.blind':
    'ZEGO cannot see a stream that is pushed straight to the CDN, or a mixed one: such a stream is not checkable.',

  'streamState.idle': 'not started',
  'streamState.missing': 'missing',
  'streamState.sending': 'sending',
  'streamState.accepted': 'accepted',
  'streamState.already-recording': 'already recording',
  'streamState.verified-recording': 'verified: recording',
  'streamState.partial': 'partly accepted',
  'streamState.unknown': 'to verify',
  'streamState.rejected': 'not recording (rejected)',
  'streamState.failed': 'not recording (failed)',
  'streamState.verified-not-recording': 'verified: not recording',
  'streamState.ended': 'ended',
  'until.start': 'Start until…',
  'until.start.yes': 'Start',
  'until.time': '{{preset}}: until (time of day)',
  'until.move': 'Change end…',
  'until.move.yes': 'Set end',
  'until.day': '{{preset}}: day (none: the next such time)',
  'until.never': 'No end',
  'until.left':
    '{{vendors}}: the end was sent with the start and cannot be later or taken away. Start it again to record longer.',
} as const;
