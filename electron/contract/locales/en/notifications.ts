/** Notifications of the desktop: what a run came to, and what was refused. */
export const notifications = {
  'notification.accepted': '{{preset}}: {{count}} of {{total}} accepted',
  'notification.acceptedAndAlready':
    '{{preset}}: {{count}} of {{total}} accepted, {{already}} already recording',
  'notification.already': '{{preset}}: already recording',
  'notification.notRecording': '{{preset}}: not recording',
  'notification.someNotRecording': '{{preset}}: {{count}} of {{total}} not recording',
  'notification.toVerify': '{{preset}}: {{count}} of {{total}} to verify',
  'notification.notRecordingAndToVerify':
    '{{preset}}: {{count}} of {{total}} not recording, {{unknown}} to verify',
  'notification.inPart': '{{preset}}: {{count}} of {{total}} recorded in part',
  'notification.stop.accepted': '{{preset}}: {{count}} of {{total}} stops accepted',
  'notification.stop.notStopped': '{{preset}}: not stopped',
  'notification.stop.someNotStopped': '{{preset}}: {{count}} of {{total}} not stopped',
  'notification.stop.toVerify': '{{preset}}: {{count}} of {{total}} stops to verify',
  'notification.stop.notStoppedAndToVerify':
    '{{preset}}: {{count}} of {{total}} not stopped, {{unknown}} to verify',
  'notification.batch': '{{count}} presets accepted',
  'notification.stop.batch': '{{count}} presets: stops accepted',
  'notification.line': '{{streams}}: {{vendor}}, {{fact}}',
  'notification.lineWithCode': '{{streams}}: {{vendor}}, {{fact}} ({{code}})',
  'notification.lineWithAdvice': '{{streams}}: {{vendor}}. {{advice}}',
  'notification.vendorWithCode': '{{vendor}} ({{code}})',
  'notification.notSent': 'not started',
  'notification.mayRecord': 'may be recording',
  'notification.sending': '{{count}} still in progress',
  'notification.details': 'Details',
  'notification.notStopped': '{{preset}} was not stopped',
  'notification.refused': '{{preset}} was not started',
  'notification.exportFailed': '{{file}} was not written',
  'notification.plannedLate':
    'Sent {{minutes}} min late: the stop was planned for {{time}}, and CDN Recorder could not send it then.',
  'notification.noTray': 'CDN Recorder goes on in the taskbar',
  'notification.noTray.text':
    'This desktop shows no tray icons, so closing the window only minimizes it. Active recordings continue. To end the program, press Ctrl K and choose Quit.',
} as const;
