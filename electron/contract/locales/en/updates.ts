/** Newer versions of the program. */
export const updates = {
  'updates.title': 'Updates',
  'updates.text':
    'Looks once a day whether a newer version is there, and says so. Nothing is downloaded or installed without your click.',
  'updates.enabled': 'Look for updates',
  'updates.channel': 'Versions',
  'updates.channel.stable': 'Released versions',
  'updates.channel.beta': 'Versions for testing, too',
  'updates.feed': 'Address of the versions',
  'updates.feed.hint': 'Empty: {{feed}}',
  'updates.feed.none':
    'This build has no address of its own. Enter the one that your supplier names, for example https://example.com/cdn-recorder/.',
  'updates.problem.feed': 'Enter an address that begins with https://, without a login.',
  'updates.saved': 'Saved.',
  'updates.confirm.title': 'Look for updates at {{host}}?',
  'updates.confirm.text':
    'Once a day the program will ask this server for the list of versions, by the way that is set under Network. The server sees the address of this computer and nothing else. A list counts only with the signature of the supplier.',
  'updates.confirm.yes': 'Look for updates',
  'updates.noKey':
    'This build cannot update: it was made without the key that tells a genuine version from a false one. Get newer versions from your supplier.',
  'updates.noPackage':
    'This copy cannot update: it was not installed from a package. Get newer versions the way you got this one.',
  'updates.check': 'Check now',
  'updates.checking': 'Checking…',
  'updates.checked': 'Last checked: {{time}}.',
  'updates.current': 'No newer version is offered.',
  'updates.later':
    'A newer version is being rolled out; the turn of this computer has not come yet.',
  'updates.newer': 'Version {{version}} is available.',
  'updates.back':
    'This copy is a version for testing. Version {{version}} is the newest released one; going back to it is possible, but an older version may not be able to read what a newer one has saved.',
  'updates.download': 'Download ({{size}} MB)',
  'updates.download.back': 'Go back to {{version}} ({{size}} MB)',
  'updates.downloading': 'Downloading: {{percent}} %',
  'updates.cancel': 'Cancel download',
  'updates.ready': 'Version {{version}} is downloaded and verified.',
  'updates.install': 'Install and restart',
  'updates.installing': 'The program ends to install the update…',
  'updates.file': 'Downloaded file',
  'updates.command': 'Command that installs it',
  'updates.command.text':
    'The package belongs to the system, so the program does not install it. Run this command in a terminal when nothing records, then start the program again.',
  'updates.replace.text':
    'Close the program when nothing records, and replace it with the downloaded file.',
  'updates.install.title': 'Install version {{version}} now?',
  'updates.install.text':
    'The program closes, installs the update and starts again. Nothing that it knows of records, and no start is planned for the next half hour.',
  'updates.install.memory': 'Secrets that are kept in memory only will have to be entered again.',
  'updates.install.yes': 'Install and restart',
  'updates.obstacle.unknown-what-runs':
    'Not installed: it is not known what records. Settle that first (see the message at the top of the window), then install.',
  'updates.obstacle.sending':
    'Not installed: calls are waiting or being sent. Install when they have their answers.',
  'updates.obstacle.recording':
    'Not installed: a recording is running, and it goes on untouched. Install when nothing records.',
  'updates.obstacle.maybe-recording':
    'Not installed: something may be recording. Settle under On air what it is, then install.',
  'updates.obstacle.merging': 'Not installed: files are being merged. Install when that is done.',
  'updates.obstacle.exporting':
    'Not installed: an export is being written. Install when it is done.',
  'updates.obstacle.schedule':
    'Not installed: a scheduled start is less than half an hour away, or was less than half an hour ago. Install later.',
  'updates.obstacle.quitting': 'Not installed: the program is closing.',
  'updates.fault.unreachable':
    '{{detail}} could not be reached. Nothing was installed, and what records was not touched. Check the network and the address, then check again.',
  'updates.fault.server-refused':
    'The server does not give {{detail}}. Nothing was installed, and what records was not touched. Check the address, or ask your supplier.',
  'updates.fault.signature-missing':
    'The list {{detail}} has no signature and was not read. Nothing was installed, and what records was not touched. Check the address, or ask your supplier.',
  'updates.fault.signature-wrong':
    'The signature of {{detail}} is not that of the supplier, so the list was not read. Nothing was installed, and what records was not touched. Report this to your supplier.',
  'updates.fault.feed-unreadable':
    'The list of versions {{detail}} cannot be read. Nothing was installed, and what records was not touched. Report this to your supplier.',
  'updates.fault.file-missing':
    'Version {{detail}} has no file for this computer and package. Nothing was installed, and what records was not touched. Ask your supplier.',
  'updates.fault.cut-off':
    'The download of {{detail}} was cut off, and nothing of it was kept. Nothing was installed, and what records was not touched. Download again.',
  'updates.fault.hash-wrong':
    'The file {{detail}} is not the one that the supplier signed, and was deleted. Nothing was installed, and what records was not touched. Download again; if it happens again, report it to your supplier.',
  'updates.fault.disk-full':
    'The disk has no room for {{detail}}, and nothing of it was kept. Nothing was installed, and what records was not touched. Free some space, then download again.',
  'updates.fault.cannot-write':
    '{{detail}} cannot be written. Nothing was installed, and what records was not touched. Check the rights of the folder, then download again.',
  'updates.fault.not-installed':
    'Version {{detail}} could not be installed, and the program is as it was. What records was not touched. Try again; if it happens again, install by hand.',
  'updates.fault.withdrawn':
    'Version {{detail}} is offered no more, and its download will not be installed. What records was not touched. Nothing is to be done.',
  'notification.update': 'CDN Recorder {{version}} is available',
  'notification.update.text':
    'See Updates in the settings. Nothing is installed without your click.',
};
