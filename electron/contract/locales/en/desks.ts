/** Decks and tally: control surfaces beside the window. */
export const desks = {
  'problem.hyperdeck-failed':
    'A HyperDeck port could not be opened, so switchers and panels do not reach it. Presets still start in the window. Choose another port or address in Settings, Remote control or with a provision file, or close the program that uses it; it is tried again every few seconds. Address and cause:',
  'problem.tally-unreachable':
    'A tally receiver cannot be reached: its lamps may show what is no longer so. The program tries again by itself. Check the network, and its address and port in Settings, Remote control or in the provision file. Receiver and cause:',
  'problem.room-conflicts':
    'This workstation and another desk of the control room have both changed something. Every desk uses the room’s version; the version of this workstation is kept in room-documents.json in its data folder. Compare the two with the other desk, and save once more what is right. Number and names:',
  'problem.room-both-record':
    'Another desk of the control room records the same streams: both were started, and nothing was merged. Agree on who keeps recording, and stop one of the two. Stream, desk and person:',
  'problem.room-taken-over':
    'Another desk of the control room has taken over streams that this desk recorded. This desk does not list, stop or extend them any more. Streams:',
} as const;
