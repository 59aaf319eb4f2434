import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../electron/control/command-line/parse.ts';

const parse = (...args: string[]) => parseCommandLine(args, { development: false, root: false });

test('the options of a room are read in their order', () => {
  expect(
    parse('--room-init', '--room-add-operator=anna', '--room-role=viewer', '--provision=r.json'),
  ).toMatchObject({
    kind: 'run',
    commandLine: {
      actions: [{ kind: 'provision', file: 'r.json' }],
      exit: true,
      room: {
        tasks: [
          { kind: 'init' },
          { kind: 'add-operator', login: 'anna', person: null, role: 'viewer' },
        ],
      },
    },
  });
});

test.each([
  [['--room-init', '--start=a'], /one --provision and with nothing else/],
  [['--room-init', '--list'], /one --provision and with nothing else/],
  [['--room-init', '--history'], /one --provision and with nothing else|stands alone/],
  [['--room-init', '--receive'], /one --provision and with nothing else/],
  [['--room-status', '--provision=a', '--provision=b'], /one --provision/],
  [['--room-add-operator'], /needs a login/],
  [['--room-add-operator='], /needs a login/],
  [['--room-role=viewer'], /need one --room-add-operator/],
  [['--room-add-operator=a', '--room-role=boss'], /takes owner, operator, viewer/],
  [['--room-add-operator=a', '--room-person='], /needs a name/],
  [['--room-init=x'], /unknown option/],
])('%j is bad usage', (args, problem) => {
  const parsed = parse(...args);
  expect(parsed.kind === 'usage' ? parsed.problems.join('\n') : parsed).toMatch(problem);
});
