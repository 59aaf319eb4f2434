/** The introduction: three steps from a first start to a first recording. */
export const onboarding = {
  'welcome.title': 'Welcome to CDN Recorder',
  'welcome.skip': 'Skip the introduction',
  'welcome.step': 'Step {{step}} of {{count}}',
  'welcome.back': 'Back',
  'welcome.next': 'Next',
  'welcome.finish': 'Done',

  'welcome.language.title': 'Language',
  'welcome.language.text':
    'Applies immediately, here and in the tray. The presets below are ready to use.',

  'welcome.account.title': 'Practice or your own account',
  'welcome.account.text':
    'Practice calls a server inside this program: nothing is sent out, and everything from it is marked “Practice”. For a real recording you need an account: AppId and ServerSecret are in the ZEGO console under your project.',
  'welcome.account.configureFirst':
    'Before a real recording, CDN recording must be enabled and configured in the ZEGO console (or by ZEGO support): file formats, file length and retention.',
  'welcome.account.byDefault':
    'If your project’s CDN records every stream by default, you do not need to start recordings here.',
  'welcome.account.practice': 'Practise first (recommended)',
  'welcome.account.own': '{{name}}, AppId {{appId}}',
  'welcome.account.add': 'Add an account…',

  'welcome.preset.title': 'Your first preset',
  'welcome.preset.text':
    'A preset defines which streams are recorded, and at which vendors. One click then starts it, here or in the tray. Set the end time and other options in its editor.',
  'welcome.preset.name': 'First recording',
  'welcome.preset.create': 'Create preset',

  'welcome.preset.problem.name': 'Nothing was saved: enter a unique name of at most 80 characters.',
  'welcome.preset.problem.vendors': 'Nothing was saved: choose at least one vendor.',
  'welcome.preset.problem.streams':
    'Nothing was saved: enter stream IDs of letters, digits, - and _, separated by spaces.',

  'welcome.start.title': 'Ready: {{preset}}',
  'welcome.start.practice':
    'Start it: the practice server responds like a vendor. Nothing goes on air.',
  'welcome.start.air': 'Real account {{account}}: Start creates recordings at the vendors.',
  'welcome.start.accepted':
    'The vendor accepted the task. This does not confirm that files are being written: no API reports that. Check important recordings in the vendor console.',
  'welcome.start.acceptedPractice':
    'The practice server accepted the task. With a real vendor, “Accepted” does not confirm that files are being written: check the vendor console.',
  'welcome.start.other':
    'An outcome other than “Accepted” looks like this: the card of the preset below shows the cause and the next step.',
} as const;
