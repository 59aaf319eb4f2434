export const control = {
  'problem.control-unreadable':
    'The settings of the control surfaces could not be read, so all of them are off. Recordings are not affected. Switch on again what you use, in Settings, Remote control or with a provision file. The old file is kept. File:',
  'problem.control-http-failed':
    'The HTTP API cannot listen, so desks and programs do not reach it. Recordings are not affected. Close the program that uses the port, or choose another one in Settings, Remote control or with a provision file; it is tried again every few seconds. Address and cause:',
} as const;
