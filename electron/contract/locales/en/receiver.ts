/** Callbacks of ZEGO: where they are taken in, and what came. */
export const receiver = {
  'receiver.title': 'Callbacks from ZEGO',
  'receiver.text':
    'ZEGO reports each finished recording file to an address that you enter in its console. The program can receive these reports. They are optional: files are found by search without them, too.',
  'receiver.enabled': 'Receive callbacks',
  'receiver.address': 'Address on this computer',
  'receiver.address.hint':
    '127.0.0.1 accepts connections from this computer only: for a reverse proxy or tunnel of the station.',
  'receiver.port': 'Port',
  'receiver.problem.address': 'Enter an IP address of this computer, for example 127.0.0.1.',
  'receiver.problem.port': 'Enter a whole number from 1 to 65535.',
  'receiver.open.title': 'Other computers can reach this address',
  'receiver.open.text':
    'The connection is not encrypted, and ZEGO’s signature does not protect the content of a callback. Anyone who can read it on the way can change what it reports. Use 127.0.0.1 with a reverse proxy that speaks HTTPS, unless you trust the whole network.',
  'receiver.confirm.title': 'Accept callbacks from other computers at {{address}}?',
  'receiver.confirm.yes': 'Open the port',
  'receiver.saved': 'Saved.',
  'receiver.url': 'Address for the ZEGO console',
  'receiver.url.hint':
    'Enter it in the ZEGO console as the callback address for recording files. Behind a reverse proxy or tunnel, replace the part before /zego/ with its public address.',
  'receiver.state.off': 'Off.',
  'receiver.state.listening': 'Listening. No callback has arrived since.',
  'receiver.state.received': 'Listening. Last callback: {{time}}.',
  'receiver.state.failed':
    'Not listening: the address could not be opened ({{reason}}). Callbacks are not received. Choose another address or port, or close the program that uses it.',
  'receiver.state.locked':
    'The secrets are locked, so callbacks cannot be checked and are refused. Unlock the secrets.',
  'receiver.noSecret':
    'No account has a CallbackSecret, so every callback is refused. Enter it in Settings, Accounts, Edit; it is in the ZEGO console next to the ServerSecret.',
  'receiver.refused': 'Refused at {{time}}:',
  'receiver.refused.unreadable': 'it was not a callback of ZEGO.',
  'receiver.refused.unsigned':
    'no account with its AppId has the CallbackSecret that signed it. Check the CallbackSecret in Settings, Accounts.',
  'receiver.refused.locked': 'the secrets were locked.',
  'receiver.refused.late':
    'its time was more than 10 minutes off. Check this computer’s clock; otherwise it was an old callback that was sent again.',
  'receiver.refused.conflict':
    'its signature was used before, for other content. It may be forged.',
  'receiver.refused.unwritten': 'it could not be written to disk.',
  'receiver.refused.too-large': 'it was larger than 64 KiB.',
  'receiver.refused.too-many': 'more than 500 arrived within one second.',

  'problem.receiver-failed':
    'Callbacks from ZEGO are not received: the address cannot be opened. Files are still found by search. Choose another address or port in Settings, Callbacks, or close the program that uses it. Address and cause:',
  'problem.receiver-silent':
    'No callback from ZEGO has come, although search has found files that ended since: {{count}}. Check the address in ZEGO’s console and the way to this computer. No file is lost: search goes on.',
  'problem.callbacks-locked':
    'A callback from ZEGO was refused because the secrets are locked. Nothing was lost at the vendor: unlock the secrets, then press “Look now” in the files of the run.',
  'problem.callbacks-unwritten':
    'A callback from ZEGO could not be written to disk and was refused; ZEGO sends it again for one minute. Check the disk and the data folder, then press “Look now” in the files of the run.',
} as const;
