import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Target } from '#contract/model/start.ts';
import { nextOccurrence } from '#contract/rules/next-occurrence.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useStart } from '../../shared/commands/use-commands.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { vendorList } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './panel-verbs.module.css';

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
      yes={t('until.start.yes')}
      busy={busy}
      onChoose={(until) => void start('ask', { end: { until } })}
    />
  );
}

/** Moves the end of what runs of the preset. */
export function MoveEnd({ presetId, name, busy }: UntilProps) {
  const t = useT();
  const [left, setLeft] = useState<readonly Target[]>([]);
  const move = useAction((until: number | null) => bridge.ask('runs.moveEnd', { presetId, until }));
  const choose = async (until: number | null) => {
    const answer = await move.run(until);
    if (answer.ok) setLeft(answer.value.left);
  };
  return (
    <>
      <TimeVerb
        open={t('until.move')}
        label={t('until.time', { preset: name })}
        yes={t('until.move.yes')}
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
  /** The button that shows the field. */
  readonly open: string;
  readonly label: string;
  readonly yes: string;
  readonly busy: boolean;
  /** The next moment of this time of day, in Unix seconds. */
  readonly onChoose: (until: number) => void;
  /** Takes the end away; no such choice where absent. */
  readonly onNever?: () => void;
}

/** A time of day, and the button that takes it: no key starts or stops anything. */
function TimeVerb({ open, label, yes, busy, onChoose, onNever }: TimeVerbProps) {
  const t = useT();
  const [at, setAt] = useState<string | null>(null);
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
    });
  return (
    <div className={styles.until}>
      <TextInput
        type="time"
        size="xs"
        aria-label={label}
        value={at}
        data-autofocus
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        disabled={busy || at === ''}
        onClick={choose(() => onChoose(nextOccurrence(at, Date.now())))}
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
    </div>
  );
}
