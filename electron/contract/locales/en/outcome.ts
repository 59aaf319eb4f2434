/** Outcomes and their causes. Each cause says what happened, whether anything was started, what to do. */
export const outcome = {
  'status.idle': 'Ready',
  'status.at': '{{status}}, {{time}}',
  'status.queued': 'Queued',
  'status.sending': 'Sending',
  'status.accepted': 'Accepted',
  'status.already-recording': 'Already recording',
  'status.verified-recording': 'Verified: recording',
  'status.verified-not-recording': 'Verified: not recording',
  'status.partial': 'Incomplete',
  'status.rejected': 'Not recording (rejected)',
  'status.failed': 'Not recording (failed)',
  'status.unknown': 'To verify',

  'status.stop.queued': 'Stop queued',
  'status.stop.sending': 'Sending stop',
  'status.stop.accepted': 'Stop accepted',
  'status.stop.already-recording': 'Already recording',
  'status.stop.verified-recording': 'Verified: still recording',
  'status.stop.verified-not-recording': 'Verified: not recording',
  'status.stop.partial': 'Stop incomplete',
  'status.stop.rejected': 'Stop rejected',
  'status.stop.failed': 'Stop failed',
  'status.stop.unknown': 'Stop to verify',

  'reason.name-not-found':
    'The server’s name could not be found. Nothing was started. Check the network and the endpoint, then start again.',
  'reason.connection-refused':
    'The server refused the connection. Nothing was started. Check the endpoint, then start again.',
  'reason.connect-timeout':
    'The server could not be reached in time. Nothing was started. Check the network, then start again.',
  'reason.tls-failure':
    'The connection is not safe: the server’s certificate was rejected. Nothing was sent. Check the endpoint and the company proxy.',
  'reason.network-unreachable':
    'The network is unreachable. Nothing was started. Check the network, then start again.',
  'reason.connection-failed':
    'Could not connect. Nothing was started. Check the network, then start again.',
  'reason.proxy-refused':
    'The proxy refused the connection. Nothing was started. Check the proxy and its login in Settings.',
  'reason.proxy-unreachable':
    'The proxy could not be reached. Nothing was started. Check the proxy in Settings, then start again.',
  'reason.proxy-unusable':
    'The system proxy is of a type that this program does not support, such as SOCKS4. Nothing was started. Choose another proxy in Settings.',
  'reason.no-answer':
    'The request was sent, but no response arrived. The recording may have started: check the vendor console before starting again.',
  'reason.connection-lost':
    'The connection was lost after the request was sent. The recording may have started: check the vendor console before starting again.',
  'reason.answer-cut-short':
    'The response was cut off. The recording may have started: check the vendor console before starting again.',
  'reason.answer-too-large':
    'The response is too large to be from the API. The recording may have started: check the endpoint and the vendor console.',
  'reason.answer-too-slow':
    'The response did not arrive completely in time. The recording may have started: check the vendor console before starting again.',
  'reason.answer-unreadable':
    'All or part of the response cannot be read. The recording may have started: check the endpoint, and check the vendor console before starting again.',
  'reason.stream-missing':
    'The response does not mention this stream. The recording may have started: check the vendor console before starting again.',
  'reason.vendor-call-refused':
    'The vendor accepted the stream, but reported an error for the call as a whole. The recording may have started: check the vendor console before starting again.',
  'reason.already-recording':
    'The vendor reports that this stream was already being recorded. This call created nothing. It counts as recording until you stop it with Stop.',
  'reason.still-ending':
    'The stream was stopped a moment ago, and the vendor was still ending the old task. Nothing was started, and it is shown as not recording. Start again; if that is also rejected, the stream is being recorded.',
  'reason.return-code': 'The server rejected the call.',
  'reason.too-frequent':
    'Too many calls for this AppId; all attempts were rejected. Nothing was started. Wait a moment, then start again.',
  'reason.never-sent':
    'The program ended before this was sent. Nothing was started. Start again if it is still needed.',
  'reason.tries-interrupted':
    'The program ended while this waited for a retry; the earlier attempts had no effect. Nothing was started. Start again if it is still needed.',
  'reason.interrupted':
    'The program ended while this was being sent. The recording may have started: check the vendor console before starting again.',
  'reason.cancelled': 'Cancelled before it was sent. Nothing was started.',
  'reason.credentials-unavailable':
    'The secrets are locked or missing. Nothing was started. Unlock or enter them, then start again.',
  'reason.end-time-out-of-range':
    'The end time has passed. Nothing was started. Change the end time of the preset.',
  'reason.hand-over-too-late':
    'The first task had ended before the second one could be sent, so nothing was sent. The recording is over. Start it again to go on.',
  'reason.hand-over-locked':
    'The recording has ended: its hand-over was not sent because the secrets were locked or missing. Unlock or enter them, then start again to go on.',
  'reason.hand-over-no-account':
    'The recording has ended: its hand-over was not sent because no account had its AppId. Add one, then start again to go on.',
  'reason.journal-failed':
    'The attempt could not be written to disk, so it was not sent. Nothing was started. Free some disk space, then start again.',

  'outcome.line': '{{who}}: {{status}}',
  'outcome.lineWhy': '{{text}}. {{why}}',
  'outcome.more': 'and {{count}} more: open CDN Recorder',

  'outcome.air': '{{preset}}: {{status}}, {{accepted}} of {{total}} accepted',
  'outcome.practice': '{{preset}}: {{status}}, {{accepted}} of {{total}} accepted (practice)',

  'stop.partial':
    'Some recordings were not stopped and continue: check the details, then stop again.',
  'stop.rejected':
    'The stop was rejected, so the recording continues. Stop it in the vendor console.',
  'stop.failed': 'The stop did not reach the vendor, so the recording continues. Stop again.',
  'stop.unknown':
    'It may have stopped or may still be recording: check the vendor console, or stop again.',
} as const;
