/** The introduction: three steps from a first start to a first recording. */
export const onboarding = {
  'welcome.title': 'Welcome to CDN Recorder',
  'welcome.skip': 'Skip the introduction',
  'welcome.step': 'Step {{step}} of {{count}}',
  'welcome.back': 'Back',
  'welcome.next': 'Next',
  'welcome.finish': 'Done',

  'welcome.language.title': 'Which language?',
  'welcome.language.text':
    'Applies immediately, here and in the tray. The presets below are ready to use.',

  'welcome.account.title': 'Practise, or your own account?',
  'welcome.account.text':
    'Practice calls a server inside this program: nothing goes out, and everything from it is marked “not air”. For a real recording you need an account: AppId and ServerSecret are in the ZEGO console under your project.',
  'welcome.account.configureFirst':
    'Before a real recording, CDN recording must be enabled and configured in the ZEGO console (or by ZEGO support): file formats, length of a file, how long files are kept.',
  'welcome.account.byDefault':
    'If your project’s CDN records every stream by default, nothing has to be started here.',
  'welcome.account.practice': 'Practise first (recommended)',
  'welcome.account.own': '{{name}}, AppId {{appId}}',
  'welcome.account.add': 'Add an account…',

  'welcome.preset.title': 'Your first preset',
  'welcome.preset.text':
    'A preset says which streams are recorded, and at which vendors. One press then starts it, here and in the tray. The end, and all else, is in its editor.',
  'welcome.preset.name': 'First recording',
  'welcome.preset.create': 'Create preset',

  'welcome.preset.problem.name':
    'Nothing was saved: enter a name of at most 80 characters that no other preset has.',
  'welcome.preset.problem.vendors': 'Nothing was saved: choose one vendor at least.',
  'welcome.preset.problem.streams':
    'Nothing was saved: enter stream ids of letters, digits, - and _, with spaces between them.',

  'welcome.start.title': 'Ready: {{preset}}',
  'welcome.start.practice':
    'Start it: the practice server answers as the vendor would. Nothing goes on air.',
  'welcome.start.air': 'Account {{account}}, for real: Start asks the vendors to record.',
  'welcome.start.accepted':
    'The vendor took the task. That is all that “accepted” says: no API tells whether a file is growing, so check important recordings in the vendor’s console.',
  'welcome.start.acceptedPractice':
    'The practice server took the task. From a real vendor, “accepted” says no more than that: whether a file grows, only the vendor’s console shows.',
  'welcome.start.other':
    'This is how an outcome looks that is not accepted: the preset’s card below says what happened and what to do next.',
} as const;
