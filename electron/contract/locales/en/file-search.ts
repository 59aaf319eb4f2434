/** Why files cannot be looked up, and what lacks one. */
export const fileSearch = {
  'look.fault.locked': 'the credentials are locked. Unlock them, then look again.',
  'look.fault.account-missing':
    'no account has this AppId any more. Add one in Settings, then look again.',
  'look.fault.refused': 'the request was refused.',
  'look.fault.unreachable':
    'no response came. Check the connection; the search is repeated by itself.',
  'look.fault.unreadable': 'the response could not be read. The search is repeated by itself.',
} as const;
