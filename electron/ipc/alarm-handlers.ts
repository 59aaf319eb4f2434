import { ALARMS_PER_PAGE } from '#contract/model/alarm.ts';
import type { AlarmService } from '../app/alarms/alarm-service.ts';
import type { Handlers } from './register.ts';

export interface AlarmServices {
  readonly alarms: Pick<AlarmService, 'acknowledge' | 'page'>;
}

type AlarmHandlers = Pick<Handlers, Extract<keyof Handlers, `alarms.${string}`>>;

/** What the window asks of the alarms. */
export const alarmHandlers = ({ alarms }: AlarmServices): AlarmHandlers => ({
  'alarms.acknowledge': ({ ids }) => {
    alarms.acknowledge(ids);
    return null;
  },
  'alarms.page': ({ before }) => {
    const { alarms: shown, next } = alarms.page(before, ALARMS_PER_PAGE);
    return { alarms: [...shown], next };
  },
});
