import { Button } from '@mantine/core';
import { IconChevronRight, IconPlaylistAdd } from '@tabler/icons-react';
import type { Preset } from '#contract/model/preset.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Status } from '../../shared/components/status.tsx';
import { vendorList } from '../../shared/format/text.ts';
import { fromUnix, nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { commonEnd, endingsOf, endKey } from '../../shared/recordings/endings.ts';
import { RunTime } from '../../shared/recordings/run-time.tsx';
import type { PresetOnBoard } from '../controls/use-preset.ts';
import { RunLine, TallyLine } from '../run/run-line.tsx';
import styles from './card-lines.module.css';
import { troubleText } from './preset-text.ts';

interface CardLineProps {
  readonly on: PresetOnBoard;
}

/** The state of a preset; while something records, how long already and until when. */
export function StateLine({ on }: CardLineProps) {
  const { since } = on.summary;
  return (
    <div className={styles.state}>
      <State on={on} />
      {since && <RunTime since={since} endTime={commonEnd(on.standing)} />}
      <End on={on} />
    </div>
  );
}

/** The next known end, with its vendors where others record on. */
function End({ on: { standing } }: CardLineProps) {
  const t = useT();
  const [next] = endingsOf(standing.running).known;
  if (!next) return null;
  const isForAll = commonEnd(standing) !== null;
  const names = vendorList(next.vendors, t);
  return (
    <span className={styles.end}>
      {!isForAll && t('list.of', { names })}
      {t(endKey(next), { time: nearClock(fromUnix(next.endTime), new Date()) })}
    </span>
  );
}

/** What records, or what the newest run came to; the line below says what is wrong. */
function State({ on: { run, standing, summary, practice } }: CardLineProps) {
  const t = useT();
  const { is, total } = summary;
  if (is.sending || !is.accepted)
    return <RunLine run={run} standing={standing} total={total} practice={practice} />;
  if (standing.running.length > 0)
    return <TallyLine {...standing} total={total} practice={practice} brief />;
  const text = t('card.notNamed', { count: standing.orphaned.length });
  return <Status status="accepted" practice={practice} text={text} large />;
}

/** One line that says what is wrong; the side panel, which a click on it opens, says why and what to do. */
export function TroubleLine({ on: { summary } }: CardLineProps) {
  const t = useT();
  const text = troubleText(summary, t);
  if (!text) return null;
  return (
    <span className={styles.trouble} data-tone="amber">
      {text}
      <IconChevronRight size={15} className={styles.chevron} aria-hidden="true" />
    </span>
  );
}

interface RetryButtonProps extends CardLineProps {
  readonly preset: Preset;
}

/** Starts what surely does not run, beside what does. */
export function RetryButton({ preset, on }: RetryButtonProps) {
  const t = useT();
  if (on.summary.retryable.length === 0) return null;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlaylistAdd size={16} />}
      aria-label={t('presets.startMissing.label', { preset: preset.name })}
      disabled={on.busy}
      onClick={singleClick(on.onStartMissing)}
    >
      {t('presets.startMissing')}
    </Button>
  );
}

/** What the operator must know at once: a click that waits or was refused, a run without a record. */
export function CardNotes({ on: { waits, error, summary } }: CardLineProps) {
  const t = useT();
  return (
    <>
      {waits.any && <output>{t('presets.waitsForSecret')}</output>}
      <ErrorNote code={error} />
      {summary.run?.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
    </>
  );
}
