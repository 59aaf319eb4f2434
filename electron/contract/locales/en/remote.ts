/** The control surfaces in the settings: HTTP API and its tokens, decks, tally, and the pause of all. */
export const remote = {
  'remote.title': 'Remote control',
  'remote.text':
    'Switchers, panels and programs can start, stop and show recordings. Everything here is off until you switch it on. No operator is asked: a start from outside is sent at once.',
  'remote.pause': 'Pause remote control',
  'remote.pause.hint':
    'Nothing can be started or stopped from outside; everything goes on being shown there. The pause lasts until you end it, over restarts too.',
  'remote.resume': 'Resume remote control',
  'remote.paused':
    'Remote control is paused: nothing can be started or stopped from outside. Switchers, panels and programs still see what records.',
  'remote.saved': 'Saved.',
  'remote.address.hint':
    '127.0.0.1 accepts connections from this computer only; 0.0.0.0 from every network that it is in.',

  'remote.fault.in-use':
    'Not listening: port {{port}} is in use already. Close the program that uses it, or choose another port and press “Save”. It is tried again every few seconds.',
  'remote.fault.no-address':
    'Not listening: this computer does not have the address {{address}} now. Connect its network, or choose one of its own addresses and press “Save”. It is tried again every few seconds.',
  'remote.fault.denied':
    'Not listening: the system does not let this program use port {{port}}. Choose a port from 1024 on and press “Save”.',
  'remote.fault.other':
    'Not listening: the system did not open port {{port}} at {{address}} ({{reason}}). Choose another port or address and press “Save”. It is tried again every few seconds.',

  'remote.http.title': 'HTTP API',
  'remote.http.text':
    'For Companion, Stream Deck, dashboards and scripts. Each of them needs a token.',
  'remote.http.enabled': 'Accept requests',
  'remote.http.hosts': 'Further host names',
  'remote.http.hosts.hint':
    'Names by which other computers call this one, one a line. Its addresses and localhost need no entry.',
  'remote.http.origins': 'Allowed web pages',
  'remote.http.origins.hint':
    'Pages that may call from a browser, one a line, for example https://panel.example. Other programs need no entry.',
  'remote.http.problem.hosts':
    '“{{line}}” is not a host name or an address. Enter one a line, at most {{most}}.',
  'remote.http.problem.origins':
    '“{{line}}” is not the origin of a page. Enter scheme, host and port alone, one a line, at most {{most}}.',
  'remote.http.open.text':
    'Every computer of that network can reach it, and the connection is not encrypted: anyone who can read the network can read the tokens, and start and stop recordings with them. Use 127.0.0.1 with a reverse proxy that speaks HTTPS, unless you trust the whole network.',
  'remote.http.confirm.title': 'Accept requests from other computers at {{address}}?',
  'remote.http.url': 'Listening at',
  'remote.http.starting': 'Not listening yet.',
  'remote.http.noToken': 'There is no token yet, so every request is refused. Make one below.',

  'remote.tokens.title': 'Tokens of the HTTP API',
  'remote.tokens.text':
    'Give each desk and program a token of its own: the history names it with every start and stop, and it can be revoked alone.',
  'remote.tokens.empty': 'There is no token yet.',
  'remote.tokens.new': 'New token…',
  'remote.tokens.full': 'The program keeps no more tokens than these. Revoke one first.',
  'remote.token.scope.read': 'sees only',
  'remote.token.scope.control': 'starts and stops',
  'remote.token.made': 'made {{time}}',
  'remote.token.used': 'last used about {{time}}',
  'remote.token.unused': 'never used',
  'remote.token.revoke': 'Revoke…',
  'remote.token.revoke.label': 'Revoke… token {{name}}',
  'remote.token.revoke.title': 'Revoke the token “{{name}}”?',
  'remote.token.revoke.text':
    'Every request with it is refused from now on, and it cannot be made valid again. Active recordings are not affected.',
  'remote.token.revoke.yes': 'Revoke token',
  'remote.token.new': 'New token',
  'remote.token.name': 'Name',
  'remote.token.name.hint':
    'What will use it, for example Stream Deck. The history names it with every start and stop.',
  'remote.token.scope': 'What it may do',
  'remote.token.may.read': 'See what records, what is planned and what happened',
  'remote.token.may.control': 'See all that, and start and stop',
  'remote.token.problem.name': 'Enter a name.',
  'remote.token.make': 'Create token',
  'remote.token.once':
    'Copy it now, and enter it in the program that is to use it. It is not shown again.',
  'remote.token.value': 'Token “{{name}}”',
  'remote.token.copy': 'Copy token',

  'remote.decks.title': 'HyperDeck',
  'remote.decks.text':
    'Each port answers like a HyperDeck recorder, whose slots are presets: for switchers and panels that control recorders.',
  'remote.decks.enabled': 'Answer as HyperDeck',
  'remote.decks.allowed': 'Allowed addresses',
  'remote.decks.allowed.hint':
    'Addresses and networks that may connect besides this computer, one a line, for example 192.0.2.20 or 192.0.2.0/24.',
  'remote.decks.problem.allowed':
    '“{{line}}” is not an address or a network. Enter one a line, at most {{most}}.',
  'remote.decks.none': 'There is no deck yet.',
  'remote.decks.deck': 'Deck {{number}}',
  'remote.decks.add': 'Add deck',
  'remote.decks.remove': 'Remove deck {{number}}',
  'remote.decks.slots': 'Slots of deck {{number}}',
  'remote.decks.up': 'Move {{preset}} up',
  'remote.decks.down': 'Move {{preset}} down',
  'remote.decks.drop': 'Remove {{preset}}',
  'remote.decks.moved': '{{preset}}: slot {{slot}} of {{count}}',
  'remote.decks.preset': 'Preset for slot {{slot}}',
  'remote.decks.addSlot': 'Add slot',
  'remote.decks.problem.repeated': 'Another deck has this port.',
  'remote.decks.problem.empty': 'Add at least one preset.',
  'remote.decks.listening': 'Listening.',
  'remote.decks.open.text':
    'The protocol has no password and no encryption: anyone who may connect can start and stop the presets of the decks.',
  'remote.decks.confirm.title': 'Open HyperDeck ports at {{address}}?',
  'remote.decks.confirm.here':
    'Only this computer can connect, with the programs of all its users.',
  'remote.decks.confirm.allowed': 'Besides this computer these may connect:',
  'remote.decks.confirm.nobody': 'Only this computer may connect until an address is allowed.',

  'remote.tally.title': 'Tally',
  'remote.tally.text':
    'Lamps over TSL UMD: red while all of a preset is accepted, amber where it is incomplete or to verify, green once its files are found.',
  'remote.tally.none': 'There is no receiver yet.',
  'remote.tally.receiver': 'Receiver {{number}}',
  'remote.tally.add': 'Add receiver',
  'remote.tally.remove': 'Remove receiver {{number}}',
  'remote.tally.protocol': 'Protocol',
  'remote.tally.protocol.5.0-udp': 'TSL 5.0, UDP',
  'remote.tally.protocol.5.0-tcp': 'TSL 5.0, TCP',
  'remote.tally.protocol.3.1-udp': 'TSL 3.1, UDP',
  'remote.tally.host': 'Host name or address',
  'remote.tally.characters': 'Text',
  'remote.tally.characters.utf-16': 'UTF-16',
  'remote.tally.characters.ascii': 'ASCII',
  'remote.tally.lamps': 'Lamps of receiver {{number}}',
  'remote.tally.preset': 'Preset',
  'remote.tally.addLamp': 'Add lamp',
  'remote.tally.addressLabel': 'Address',
  'remote.tally.address': 'Address of {{preset}}',
  'remote.tally.drop': 'Remove {{preset}}',
  'remote.tally.options': 'Screen, brightness and exceptions',
  'remote.tally.screen': 'Screen',
  'remote.tally.screen.hint': '65535 means every screen. TSL 5.0 alone.',
  'remote.tally.brightness': 'Brightness',
  'remote.tally.brightness.hint': '0 to 3; 3 is the brightest.',
  'remote.tally.amberAs': 'Instead of amber',
  'remote.tally.amberAs.hint': 'For a receiver that reads amber as red and green at once.',
  'remote.tally.amberAs.amber': 'Amber',
  'remote.tally.amberAs.red': 'Red',
  'remote.tally.amberAs.green': 'Green',
  'remote.tally.amberAs.off': 'Off',
  'remote.tally.swapTallies': 'Swap tally 1 and tally 2 (TSL 3.1)',
  'remote.tally.framed': 'Begin each packet with FE 02 (TSL 5.0 over TCP)',
  'remote.tally.problem.host': 'Enter a host name or an address.',
  'remote.tally.problem.address': 'Enter a whole number from 0 to {{last}}.',
  'remote.tally.unreachable':
    'A receiver cannot be reached; its lamps may show what is no longer so. Check that it is switched on, its address and port, and the network. It is tried again by itself. Receiver and cause:',
  'remote.tally.confirm.title': 'Send tally to these receivers?',
  'remote.tally.confirm.text':
    'Names and states of presets are sent there from now on, not encrypted. A receiver can start and stop nothing.',
  'remote.tally.confirm.yes': 'Send tally',
} as const;
