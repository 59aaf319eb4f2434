import { setTimeout as sleep } from 'node:timers/promises';
import { powerSaveBlocker } from 'electron';
import type { ScheduleService } from '../app/schedules/schedule-service.ts';

/** By then the tray shows: reading the credentials and computing starts takes main from it. */
const TRAY_FIRST_MS = 250;

interface PlannedServices {
  readonly scheduleService: Pick<ScheduleService, 'begin'>;
  readonly vault: { open(): Promise<void> };
  /** Has the computer kept awake around starts. */
  keepAwakeBy(keepAwake: (awake: boolean) => void): void;
}

/** Has the computer kept awake around planned starts; `begin` makes them from then on, once the tray shows. */
export function attachSchedules({ scheduleService, vault, keepAwakeBy }: PlannedServices): {
  begin(): void;
} {
  keepAwakeBy(createKeepAwake());
  let hasBegun = false;
  const begin = async () => {
    await sleep(TRAY_FIRST_MS);
    // A start that is due would else be refused, and reported, for a moment.
    await vault.open();
    await scheduleService.begin();
  };
  return {
    begin() {
      if (hasBegun) return;
      hasBegun = true;
      void begin();
    },
  };
}

/** Keeps the computer from going to sleep by itself, or lets it; the screen may turn dark. */
function createKeepAwake(): (awake: boolean) => void {
  let blocker: number | null = null;
  return (awake) => {
    if (awake && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (awake || blocker === null) return;
    powerSaveBlocker.stop(blocker);
    blocker = null;
  };
}
