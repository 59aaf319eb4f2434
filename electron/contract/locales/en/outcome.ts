/** Outcomes and their causes. Each cause says what happened, whether anything was started, what to do. */
export const outcome = {
  'status.idle': 'Ready',
  'status.queued': 'Queued',
  'status.sending': 'Sending',
  'status.accepted': 'Accepted',
  'status.already-recording': 'Already recording',
  'status.partial': 'Partial',
  'status.rejected': 'Rejected',
  'status.failed': 'Failed',
  'status.unknown': 'Unknown',

  'status.stop.queued': 'Stop queued',
  'status.stop.sending': 'Sending stop',
  'status.stop.accepted': 'Stop accepted',
  'status.stop.already-recording': 'Already recording',
  'status.stop.partial': 'Stop partly accepted',
  'status.stop.rejected': 'Stop rejected',
  'status.stop.failed': 'Stop failed',
  'status.stop.unknown': 'Stop unknown',

  'reason.name-not-found':
    'The server’s name could not be found. Nothing was started. Check the network and the endpoint, then start again.',
  'reason.connection-refused':
    'The server refused the connection. Nothing was started. Check the endpoint, then start again.',
  'reason.connect-timeout':
    'The server could not be reached in time. Nothing was started. Check the network, then start again.',
  'reason.tls-failure':
    'The connection is not safe: the server’s certificate was refused. Nothing was sent. Check the endpoint and the company proxy.',
  'reason.network-unreachable':
    'There is no way to the network. Nothing was started. Check the network, then start again.',
  'reason.connection-failed':
    'Could not connect. Nothing was started. Check the network, then start again.',
  'reason.proxy-refused':
    'The proxy refused the connection. Nothing was started. Check the proxy and its login in Settings.',
  'reason.proxy-unreachable':
    'The proxy could not be reached. Nothing was started. Check the proxy in Settings, then start again.',
  'reason.proxy-unusable':
    'The system names a proxy of a kind that this program cannot use, such as SOCKS4. Nothing was started. Choose another proxy in Settings.',
  'reason.no-answer':
    'The request was sent and no answer came. It may have started: look in the vendor’s console before starting again.',
  'reason.connection-lost':
    'The connection broke after the request was sent. It may have started: look in the vendor’s console before starting again.',
  'reason.answer-cut-short':
    'The answer broke off. It may have started: look in the vendor’s console before starting again.',
  'reason.answer-too-large':
    'The answer is far too large to be the API’s. It may have started: check the endpoint and the vendor’s console.',
  'reason.answer-too-slow':
    'The answer did not arrive in full in time. It may have started: look in the vendor’s console before starting again.',
  'reason.answer-unreadable':
    'The answer, or a part of it, cannot be read. It may have started: check the endpoint, and look in the vendor’s console before starting again.',
  'reason.stream-missing':
    'The answer says nothing of this stream. It may have started: look in the vendor’s console before starting again.',
  'reason.vendor-call-refused':
    'The vendor accepted the stream, but reported an error for the call as a whole. It may have started: look in the vendor’s console before starting again.',
  'reason.already-recording':
    'The vendor reports that this stream was being recorded already. This call created nothing. It counts as recording until you stop it: Stop covers it.',
  'reason.still-ending':
    'The stream was stopped a moment ago, and the vendor was still ending the old task. Nothing was started, and it is shown as not recording. Start again; if it is refused once more, it is being recorded.',
  'reason.return-code': 'The server refused the call.',
  'reason.too-frequent':
    'Too many calls for this AppId; all tries were refused. Nothing was started. Wait a moment, then start again.',
  'reason.never-sent':
    'The program ended before this was sent. Nothing was started. Start again if it is still needed.',
  'reason.tries-interrupted':
    'The program ended while this waited for another try; the tries before did nothing. Nothing was started. Start again if it is still needed.',
  'reason.interrupted':
    'The program ended while this was being sent. It may have started: look in the vendor’s console before starting again.',
  'reason.cancelled': 'Cancelled before it was sent. Nothing was started.',
  'reason.credentials-unavailable':
    'The secrets are locked or missing. Nothing was started. Unlock or enter them, then start again.',
  'reason.end-time-out-of-range':
    'The end is not within the next 24 hours. Nothing was started. Change the preset’s end.',
  'reason.journal-failed':
    'The attempt could not be written to disk, so it was not sent. Nothing was started. Free some disk space, then start again.',
} as const;
