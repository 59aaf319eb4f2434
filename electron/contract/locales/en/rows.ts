const ACCOUNT_OF_VENDOR =
  'This stream was not started. Contact ZEGO support with the vendor’s RequestId.';

/** Codes of the vendors themselves (facts §7), by kind: what they mean and what to do. */
export const rows = {
  'row.other.meaning': 'A code of the vendor that no document lists',
  'row.other.advice':
    'Something may have been started: look in the vendor’s console before starting again. See the vendor’s message, or contact ZEGO support.',
  'row.vendor-internal.meaning': 'Fault inside the vendor',
  'row.vendor-internal.advice':
    'Something may have been started: look in the vendor’s console before starting again.',
  'row.vendor-throttled.meaning': 'The vendor is being asked too often',
  'row.vendor-throttled.advice': 'This stream was not started. Wait a moment, then start again.',
  'row.vendor-credentials.meaning': 'The vendor refuses ZEGO’s credentials or permission',
  'row.vendor-credentials.advice': ACCOUNT_OF_VENDOR,
  'row.bad-parameter.meaning': 'The vendor refuses a parameter',
  'row.bad-parameter.advice':
    'This stream was not started. Check stream id, end time, Domain and Point.',
  'row.task-limit.meaning': 'Too many recording tasks at once',
  'row.task-limit.advice':
    'This stream was not started. Stop a task that is not needed, or ask ZEGO support for a higher limit.',
  'row.daily-limit.meaning': 'No recording tasks left for today',
  'row.daily-limit.advice': 'This stream was not started. Ask ZEGO support for a higher limit.',
  'row.service-off.meaning': 'The vendor’s live service is banned, frozen or stopped',
  'row.service-off.advice': ACCOUNT_OF_VENDOR,
  'row.vod-off.meaning': 'The vendor’s storage for recordings is not activated',
  'row.vod-off.advice': ACCOUNT_OF_VENDOR,
  'row.stream-absent.meaning': 'The stream is not at the vendor',
  'row.stream-absent.advice':
    'This stream was not started. Check that the stream is being pushed, then start again.',
  'row.task-absent.meaning': 'The vendor knows no such task',
  'row.task-absent.advice':
    'Something may have been started: look in the vendor’s console, and contact ZEGO support with the vendor’s RequestId.',
  'row.resource-absent.meaning': 'The vendor does not find a resource and does not say which',
  'row.resource-absent.advice':
    'This stream was not started. Check that the stream is being pushed, then start again; else contact ZEGO support.',
  'row.something-absent.meaning':
    'The vendor does not find the stream, its recording configuration or the domain',
  'row.something-absent.advice':
    'This stream was not started. Check that the stream is being pushed, the recording template, Domain and Point, then start again.',
  'row.already-recording.meaning': 'The stream is being recorded already',
  'row.already-recording.advice':
    'A task runs at the vendor already; this call created nothing. Stop covers it. Less than 15 s after a stop the old task is still ending.',
  'row.exists-already.meaning': 'The vendor says that something exists already, and not what',
  'row.exists-already.advice':
    'Something may have been started earlier: look in the vendor’s console whether this stream is being recorded.',
  'row.no-template.meaning': 'No recording template for this stream',
  'row.no-template.advice': 'This stream was not started. Set a recording template in the console.',
  'row.domain-absent.meaning': 'The vendor does not know the domain',
  'row.domain-absent.advice': 'This stream was not started. Check Domain and Point of the preset.',
  'row.domain-state.meaning': 'The state of the domain forbids recording',
  'row.domain-state.advice': ACCOUNT_OF_VENDOR,
  'row.not-supported.meaning': 'The vendor does not support this',
  'row.not-supported.advice': ACCOUNT_OF_VENDOR,
  'row.operation-failed.meaning': 'The vendor’s operation failed',
  'row.operation-failed.advice':
    'Something may have been started: look in the vendor’s console before starting again.',
  'row.user-absent.meaning': 'The account at the vendor is missing or not verified',
  'row.user-absent.advice': ACCOUNT_OF_VENDOR,
} as const;
