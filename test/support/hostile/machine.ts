import { REFUSED, type Trick } from './trick.ts';

/** What a page may ask the machine for. */
export const MACHINE: readonly Trick[] = [
  {
    name: 'location of the machine',
    attempt: () =>
      new Promise((tell) =>
        navigator.geolocation.getCurrentPosition(
          () => tell('found'),
          ({ code }) => tell(code),
        ),
      ),
    shows: 1,
  },
  {
    name: 'notifications of its own',
    attempt: () => Notification.requestPermission(),
    shows: 'denied',
  },
  ...['camera', 'microphone', 'clipboard-read', 'geolocation', 'notifications', 'midi'].map(
    (name): Trick => ({
      name: `leave for ${name}`,
      attempt: `async () => (await navigator.permissions.query({ name: '${name}' })).state`,
      shows: 'denied',
    }),
  ),
  {
    // A machine without a camera says so before it asks.
    name: 'camera and microphone',
    attempt: () => navigator.mediaDevices.getUserMedia({ video: true, audio: true }),
    shows: REFUSED,
  },
  {
    name: 'the screen',
    attempt: () => navigator.mediaDevices.getDisplayMedia(),
    shows: 'threw NotAllowedError',
  },
  {
    name: 'the screen by an old way',
    attempt: () =>
      navigator.mediaDevices.getUserMedia({
        video: { mandatory: { chromeMediaSource: 'desktop' } } as never,
      }),
    shows: 'threw SecurityError',
    showsWithoutPolicy: 'threw NotAllowedError',
  },
  {
    name: 'MIDI',
    attempt: () => navigator.requestMIDIAccess({ sysex: true }),
    shows: 'threw SecurityError',
    showsWithoutPolicy: 'threw NotAllowedError',
  },
  {
    name: 'USB',
    attempt: '() => navigator.usb.requestDevice({ filters: [] })',
    shows: 'threw SecurityError',
    showsWithoutPolicy: 'threw NotFoundError',
  },
  {
    name: 'HID',
    attempt: '() => navigator.hid.requestDevice({ filters: [] })',
    shows: 'threw SecurityError',
    showsWithoutPolicy: [],
  },
  {
    name: 'serial ports',
    attempt: '() => navigator.serial.requestPort()',
    shows: 'threw SecurityError',
    showsWithoutPolicy: 'threw NotFoundError',
  },
  {
    name: 'Bluetooth',
    attempt: '() => navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
    shows: REFUSED,
  },
  {
    name: 'what the clipboard holds',
    attempt: () => navigator.clipboard.readText(),
    shows: 'threw NotAllowedError',
  },
  {
    name: 'what the clipboard holds, by an old way',
    attempt: async () => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.focus();
      document.execCommand('paste');
      await hostile.wait(100);
      field.remove();
      return field.value;
    },
    shows: '',
  },
];
