import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Recording, Target } from '#contract/model/start.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useStart } from '../../shared/commands/use-commands.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { DateField } from '../../shared/fields/date-field.tsx';
import { TimeField } from '../../shared/fields/time-field.tsx';
import { isTimeOfDay } from '../../shared/fields/time-of-day.ts';
import { vendorList } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { laterEndSentence, useOverlap } from '../run/hand-over-line.tsx';
import { useSessionValue } from '../session/session-value.ts';
import styles from './panel-verbs.module.css';
import { openedEnd } from './selected-preset.ts';

interface UntilProps {
  readonly presetId: string;
  readonly name: string;
  /** Something is under way: a start would be refused. */
  readonly busy: boolean;
}

/** Starts the preset with another end, for this run alone. */
export function StartUntil({ presetId, name, busy }: UntilProps) {
  const t = useT();
  const start = useStart(presetId);
  return (
    <TimeVerb
      open={t('until.start')}
      label={t('until.time', { preset: name })}
      day={t('until.day', { preset: name })}
      yes={t('until.start.yes')}
      busy={busy}
      onChoose={(until) => void start('ask', { end: { until } })}
    />
  );
}

interface MoveEndProps extends UntilProps {
  /** What runs of it, or may run. */
  readonly running: readonly Recording[];
}

/** Moves the end of what runs of the preset, and says before that what it takes. */
export function MoveEnd({ presetId, name, busy, running }: MoveEndProps) {
  const t = useT();
  const vendors = useAppState((state) => state.vendors);
  const overlap = useOverlap();
  const hintOf = (until: number) =>
    laterEndSentence(running, until, { vendors, overlap, now: new Date(), t });
  const isCalled = useSessionValue(openedEnd) === presetId;
  const [left, setLeft] = useState<readonly Target[]>([]);
  const move = useAction((until: number | null) => bridge.ask('runs.moveEnd', { presetId, until }));
  const choose = async (until: number | null) => {
    const answer = await move.run(until);
    if (answer.ok) setLeft(answer.value.left);
  };
  return (
    <>
      <TimeVerb
        isCalled={isCalled}
        open={t('until.move')}
        label={t('until.time', { preset: name })}
        day={t('until.day', { preset: name })}
        yes={t('until.move.yes')}
        hintOf={hintOf}
        busy={busy || move.busy}
        onChoose={(until) => void choose(until)}
        onNever={() => void choose(null)}
      />
      <ErrorNote code={move.error} />
      {left.length > 0 && (
        <Note tone="amber" sign="!">
          {t('until.left', {
            vendors: vendorList(
              left.map(({ vendor }) => vendor),
              t,
            ),
          })}
        </Note>
      )}
    </>
  );
}

interface TimeVerbProps {
  /** An alarm has led here: the field opens by itself, once. */
  readonly isCalled?: boolean;
  /** The button that shows the field. */
  readonly open: string;
  readonly label: string;
  /** The name of the field for a day. */
  readonly day: string;
  readonly yes: string;
  readonly busy: boolean;
  /** What that moment means, in Unix seconds; null for nothing of note. */
  readonly hintOf?: (until: number) => string | null;
  /** The next moment of this time of day, or that of the day that was chosen, in Unix seconds. */
  readonly onChoose: (until: number) => void;
  /** Takes the end away; no such choice where absent. */
  readonly onNever?: () => void;
}

/** A time of day, and the button that takes it: no key starts or stops anything. */
function TimeVerb({
  isCalled = false,
  open,
  label,
  day,
  yes,
  busy,
  hintOf,
  onChoose,
  onNever,
}: TimeVerbProps) {
  const t = useT();
  const [at, setAt] = useState<string | null>(null);
  const [on, setOn] = useState('');
  useEffect(() => {
    if (!isCalled) return;
    setAt((known) => known ?? '');
    openedEnd.set(null);
  }, [isCalled]);
  if (at === null) {
    return (
      <Button variant="default" size="xs" disabled={busy} onClick={() => setAt('')}>
        {open}
      </Button>
    );
  }
  const choose = (act: () => void) =>
    singleClick(() => {
      act();
      setAt(null);
      setOn('');
    });
  const until = momentOf(at, on);
  const hint = until === null ? null : hintOf?.(until);
  return (
    <div className={styles.until}>
      <TimeField size="xs" w={76} aria-label={label} value={at} data-autofocus onChange={setAt} />
      <DateField size="xs" w={130} aria-label={day} value={on} onChange={setOn} />
      <Button
        size="xs"
        variant="default"
        disabled={busy || until === null}
        onClick={choose(() => onChoose(momentOf(at, on) ?? 0))}
      >
        {yes}
      </Button>
      {onNever && (
        <Button size="xs" variant="default" disabled={busy} onClick={choose(onNever)}>
          {t('until.never')}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={() => setAt(null)}>
        {t('cancel')}
      </Button>
      {hint && <output className={styles.hint}>{hint}</output>}
    </div>
  );
}

/** A time of day, and a day where one is chosen, as Unix seconds; null where that is none, or has passed. */
function momentOf(at: string, on: string): number | null {
  if (!isTimeOfDay(at)) return null;
  if (on === '') return nextOccurrence(at, Date.now());
  const ms = new Date(`${on}T${at}`).getTime();
  return ms > Date.now() ? Math.floor(ms / 1000) : null;
}
