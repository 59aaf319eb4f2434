import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Alarm } from '#contract/model/alarm.ts';
import { alarmsOfPreset } from '#contract/rules/alarms/alarms-of-run.ts';
import { bridge } from '../bridge/bridge.ts';
import { useT } from '../i18n/use-t.ts';
import { useAppStateStore } from '../state/use-app-state.ts';

/** The alarms that no operator has acknowledged. */
export const unacknowledged = (alarms: readonly Alarm[]): Alarm[] =>
  alarms.filter(({ acknowledged }) => acknowledged === null);

/** The next one takes its place: it is the same disk that refuses. */
const REFUSED = 'not-acknowledged';

/**
 * Acknowledges the trouble of a preset that an operator has clicked on: its tile stops pulsing. Where that is refused it
 * goes on, and the window says why.
 */
export function useAcknowledgePreset(): (presetId: string) => void {
  const t = useT();
  const store = useAppStateStore();
  return useCallback(
    (presetId) => {
      const state = store.current();
      const ids = state ? unacknowledged(alarmsOfPreset(state, presetId)).map(({ id }) => id) : [];
      if (ids.length === 0) return;
      void bridge.ask('alarms.acknowledge', { ids }).then((answer) => {
        notifications.hide(REFUSED);
        if (answer.ok) return;
        notifications.show({
          id: REFUSED,
          color: 'yellow',
          closeButtonProps: { 'aria-label': t('close') },
          message: t('alarm.notAcknowledged', { why: t(`error.${answer.code}`) }),
        });
      });
    },
    [store, t],
  );
}
