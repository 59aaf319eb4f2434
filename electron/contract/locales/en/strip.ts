/** The counters above the presets. They count presets, never streams. */
export const strip = {
  'strip.counters': 'Presets by state',
  'strip.accepted': 'accepted',
  'strip.incomplete': 'incomplete',
  'strip.toVerify': 'to verify',
  'strip.notRecording': 'not recording',
  'strip.sending': 'sending',
  'strip.practice': 'practice',
  'strip.notKnown': 'What runs is not known',
} as const;
