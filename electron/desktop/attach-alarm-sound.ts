import { shell } from 'electron';
import { AlarmSound, type AlarmSoundDependencies } from '../app/alarms/alarm-sound.ts';
import type { PagePlaces } from './windows/page-window.ts';
import { SoundWindow } from './windows/sound-window.ts';

export interface AttachedSound {
  readonly sound: AlarmSound;
  stop(): void;
}

interface SoundServices extends Pick<AlarmSoundDependencies, 'settings'> {
  readonly soundFile: AlarmSoundDependencies['file'];
}

/** The sound of alarms in a window that is never shown; the system's own alert where that cannot play. */
export function attachAlarmSound(
  { settings, soundFile }: SoundServices,
  places: PagePlaces,
  log: AlarmSoundDependencies['log'],
): AttachedSound {
  const page = new SoundWindow({ places, readOwn: () => soundFile.read() });
  const beep = () => shell.beep();
  const sound = new AlarmSound({ page, file: soundFile, settings, beep, log });
  return { sound, stop: () => page.close() };
}
