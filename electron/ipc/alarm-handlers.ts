import { basename } from 'node:path';
import type { Page } from '#contract/ipc/channels.ts';
import { ALARMS_PER_PAGE } from '#contract/model/alarm.ts';
import { MAX_DISMISSALS } from '#contract/model/dismissal.ts';
import type { AlarmService } from '../app/alarms/alarm-service.ts';
import type { AlarmSound } from '../app/alarms/alarm-sound.ts';
import type { Handlers } from './register.ts';

export interface AlarmServices {
  readonly alarms: Pick<AlarmService, 'acknowledge' | 'page' | 'dismissals' | 'noteDismissed'>;
  readonly alarmSound: Pick<AlarmSound, 'choose' | 'useBuiltIn' | 'test'>;
  /** The system's own dialog for a file; null when a person declines. */
  chooseSoundFile(page: Page): Promise<string | null>;
}

type AlarmHandlers = Pick<Handlers, Extract<keyof Handlers, `alarms.${string}`>>;

/** What the window asks of the alarms. */
export const alarmHandlers = ({
  alarms,
  alarmSound,
  chooseSoundFile,
}: AlarmServices): AlarmHandlers => ({
  'alarms.acknowledge': ({ ids }) => {
    alarms.acknowledge(ids);
    return null;
  },
  'alarms.page': ({ before }) => {
    const { alarms: shown, next } = alarms.page(before, ALARMS_PER_PAGE);
    return { alarms: [...shown], next };
  },
  'alarms.dismissals': () => ({ dismissals: alarms.dismissals(MAX_DISMISSALS) }),
  'alarms.chooseSound': async (_nothing, page) => {
    const path = await chooseSoundFile(page);
    if (path === null) return { name: null };
    await alarmSound.choose(path);
    return { name: basename(path) };
  },
  'alarms.useBuiltInSound': () => {
    alarmSound.useBuiltIn();
    return null;
  },
  'alarms.testSound': () => alarmSound.test(),
});
