const ACCOUNT_OF_VENDOR =
  'This stream was not started. Contact ZEGO support with the vendor RequestId.';

/** Codes of the vendors themselves (facts §7), by kind: what they mean and what to do. */
export const rows = {
  'row.other.meaning': 'Undocumented vendor code',
  'row.other.advice':
    'A recording may have started: check the vendor console before starting again. See the vendor message, or contact ZEGO support.',
  'row.vendor-internal.meaning': 'Internal vendor error',
  'row.vendor-internal.advice':
    'A recording may have started: check the vendor console before starting again.',
  'row.vendor-throttled.meaning': 'Too many requests at the vendor',
  'row.vendor-throttled.advice': 'This stream was not started. Wait a moment, then start again.',
  'row.vendor-credentials.meaning': 'The vendor rejected ZEGO’s credentials or permission',
  'row.vendor-credentials.advice': ACCOUNT_OF_VENDOR,
  'row.bad-parameter.meaning': 'The vendor rejected a parameter',
  'row.bad-parameter.advice':
    'This stream was not started. Check stream ID, end time, Domain and Point.',
  'row.task-limit.meaning': 'Too many recording tasks at once',
  'row.task-limit.advice':
    'This stream was not started. Stop a task that is not needed, or ask ZEGO support for a higher limit.',
  'row.daily-limit.meaning': 'Daily limit of recording tasks reached',
  'row.daily-limit.advice': 'This stream was not started. Ask ZEGO support for a higher limit.',
  'row.service-off.meaning': 'The vendor’s live service is banned, frozen or stopped',
  'row.service-off.advice': ACCOUNT_OF_VENDOR,
  'row.vod-off.meaning': 'The vendor’s storage for recordings is not activated',
  'row.vod-off.advice': ACCOUNT_OF_VENDOR,
  'row.stream-absent.meaning': 'The stream does not exist at the vendor',
  'row.stream-absent.advice':
    'This stream was not started. Check that the stream is being pushed, then start again.',
  'row.task-absent.meaning': 'The task does not exist at the vendor',
  'row.task-absent.advice':
    'A recording may have started: check the vendor console, and contact ZEGO support with the vendor RequestId.',
  'row.resource-absent.meaning': 'The vendor cannot find a resource and does not name it',
  'row.resource-absent.advice':
    'This stream was not started. Check that the stream is being pushed, then start again; otherwise contact ZEGO support.',
  'row.something-absent.meaning':
    'The vendor cannot find the stream, its recording configuration or the domain',
  'row.something-absent.advice':
    'This stream was not started. Check that the stream is being pushed, check the recording template, Domain and Point, then start again.',
  'row.already-recording.meaning': 'The stream is already being recorded',
  'row.already-recording.advice':
    'A task is already running at the vendor; this call created nothing. Stop ends it. If it was stopped less than 15 s ago, the old task is still ending.',
  'row.exists-already.meaning': 'The vendor reports an existing resource without naming it',
  'row.exists-already.advice':
    'A recording may have started earlier: check the vendor console for this stream.',
  'row.no-template.meaning': 'No recording template for this stream',
  'row.no-template.advice': 'This stream was not started. Set a recording template in the console.',
  'row.domain-absent.meaning': 'The domain does not exist at the vendor',
  'row.domain-absent.advice': 'This stream was not started. Check Domain and Point of the preset.',
  'row.domain-state.meaning': 'The domain’s state does not allow recording',
  'row.domain-state.advice': ACCOUNT_OF_VENDOR,
  'row.not-supported.meaning': 'The vendor does not support this operation',
  'row.not-supported.advice': ACCOUNT_OF_VENDOR,
  'row.operation-failed.meaning': 'The operation failed at the vendor',
  'row.operation-failed.advice':
    'A recording may have started: check the vendor console before starting again.',
  'row.user-absent.meaning': 'The account at the vendor is missing or not verified',
  'row.user-absent.advice': ACCOUNT_OF_VENDOR,
} as const;
