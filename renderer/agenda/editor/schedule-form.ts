import {
  DEFAULT_LATE_MINUTES,
  type ScheduleDraft,
  scheduleDraftSchema,
} from '#contract/model/schedule.ts';

/** What the editor is open for: a stored schedule, or with null a new one. */
export interface Editing {
  readonly id: string | null;
  readonly draft: ScheduleDraft | null;
}

export const newSchedule = (): Editing => ({ id: null, draft: null });

/** The fields as they are typed. */
export interface ScheduleForm {
  readonly name: string;
  readonly presetId: string;
  readonly kind: 'weekly' | 'once' | 'cron';
  readonly days: readonly string[];
  readonly time: string;
  readonly date: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly end: 'preset' | 'after' | 'at';
  readonly minutes: string;
  readonly endAt: string;
  readonly until: string;
  readonly exceptions: string;
  readonly late: string;
  readonly expectOnly: boolean;
  readonly enabled: boolean;
}

/** Fields of a draft of which one can be wrong, in the order of the editor. */
export const SCHEDULE_FIELDS = [
  'name',
  'presetId',
  'at',
  'weekly',
  'cron',
  'timeZone',
  'durationMinutes',
  'endAt',
  'until',
  'exceptions',
  'missed',
] as const;
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number];

const EMPTY: ScheduleForm = {
  name: '',
  presetId: '',
  kind: 'weekly',
  days: ['1', '2', '3', '4', '5'],
  time: '19:00',
  date: '',
  cron: '',
  timeZone: '',
  end: 'preset',
  minutes: '',
  endAt: '',
  until: '',
  exceptions: '',
  late: String(DEFAULT_LATE_MINUTES),
  expectOnly: false,
  enabled: true,
};

/** The form of a schedule; a new one is in the desk's own time zone. */
export function formOf(draft: ScheduleDraft | null, here: string): ScheduleForm {
  if (!draft) return { ...EMPTY, timeZone: here };
  const { at, weekly, cron, durationMinutes, endAt } = draft;
  return {
    ...EMPTY,
    name: draft.name,
    presetId: draft.presetId,
    kind: at !== undefined ? 'once' : weekly ? 'weekly' : 'cron',
    days: weekly ? weekly.days.map(String) : EMPTY.days,
    time: weekly?.time ?? at?.slice(11) ?? EMPTY.time,
    date: at?.slice(0, 10) ?? '',
    cron: cron ?? '',
    timeZone: draft.timeZone,
    end: durationMinutes !== undefined ? 'after' : endAt !== undefined ? 'at' : 'preset',
    minutes: durationMinutes?.toString() ?? '',
    endAt: endAt ?? '',
    until: draft.until ?? '',
    exceptions: (draft.exceptions ?? []).join(', '),
    late: String(draft.missed.startWithinMinutes),
    expectOnly: draft.expectOnly ?? false,
    enabled: draft.enabled,
  };
}

const whole = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

const datesIn = (text: string): string[] =>
  text
    .split(/[\s,;，；、]+/u)
    .map((date) => date.trim())
    .filter((date) => date !== '');

function rulesOf(form: ScheduleForm) {
  if (form.kind === 'once') return { at: `${form.date}T${form.time}` };
  if (form.kind === 'cron') return { cron: form.cron };
  return { weekly: { days: form.days.map(Number).sort(), time: form.time } };
}

/** The schedule, or the fields that are wrong. */
export function draftOf(
  form: ScheduleForm,
): { readonly draft: ScheduleDraft } | { readonly wrong: ReadonlySet<ScheduleField> } {
  const exceptions = datesIn(form.exceptions);
  const parsed = scheduleDraftSchema.safeParse({
    name: form.name,
    presetId: form.presetId,
    ...rulesOf(form),
    timeZone: form.timeZone.trim(),
    ...(form.end === 'after' && { durationMinutes: whole(form.minutes) }),
    ...(form.end === 'at' && { endAt: form.endAt }),
    ...(form.until !== '' && { until: form.until }),
    ...(exceptions.length > 0 && { exceptions }),
    missed: { startWithinMinutes: whole(form.late) },
    enabled: form.enabled,
    ...(form.expectOnly && { expectOnly: true }),
  });
  if (parsed.success) return { draft: parsed.data };
  const paths = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return { wrong: new Set(SCHEDULE_FIELDS.filter((field) => paths.has(field))) };
}
