import type { LocaleKey } from '#contract/locales/index.ts';
import {
  MAX_INTERVAL_SECONDS,
  MAX_RETENTION_DAYS,
  MIN_INTERVAL_SECONDS,
  RECORDING_FORMATS,
  type RecordingProfile,
} from '#contract/model/recording-profile.ts';
import type { Values } from '../i18n/use-t.ts';

/** The note of what the console is set to, half-written. */
export interface ProfileForm {
  /** Whether there is to be such a note at all. */
  readonly noted: boolean;
  readonly formats: RecordingProfile['formats'];
  readonly interval: string;
  readonly retention: string;
}

export type ProfileField = 'formats' | 'interval' | 'retention';
export type ProfileProblems = Partial<Record<ProfileField, { key: LocaleKey; values?: Values }>>;

export const profileFormOf = (profile: RecordingProfile | undefined): ProfileForm => ({
  noted: profile !== undefined,
  formats: profile?.formats ?? [],
  interval: String(profile?.intervalSeconds ?? MAX_INTERVAL_SECONDS),
  retention: profile?.retentionDays ? String(profile.retentionDays) : '',
});

const isWhole = (text: string, min: number, max: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max;

export function profileProblems({ noted, ...form }: ProfileForm): ProfileProblems {
  const problems: ProfileProblems = {};
  if (!noted) return problems;
  if (form.formats.length === 0) problems.formats = { key: 'editor.problem.formats' };
  if (!isWhole(form.interval, MIN_INTERVAL_SECONDS, MAX_INTERVAL_SECONDS)) {
    const values = { min: MIN_INTERVAL_SECONDS, max: MAX_INTERVAL_SECONDS };
    problems.interval = { key: 'editor.problem.interval', values };
  }
  if (form.retention !== '' && !isWhole(form.retention, 1, MAX_RETENTION_DAYS)) {
    problems.retention = { key: 'editor.problem.retention', values: { max: MAX_RETENTION_DAYS } };
  }
  return problems;
}

/** The note that it stands for; null where there is none, or none yet that could be kept. */
export function profileOf(form: ProfileForm): RecordingProfile | null {
  if (!form.noted || Object.keys(profileProblems(form)).length > 0) return null;
  return {
    formats: RECORDING_FORMATS.filter((format) => form.formats.includes(format)),
    intervalSeconds: Number(form.interval),
    retentionDays: form.retention === '' ? null : Number(form.retention),
  };
}
