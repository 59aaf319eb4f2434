import { Button, Textarea } from '@mantine/core';
import { MAX_STREAMS_PER_PRESET } from '#contract/model/preset.ts';
import { streamCount } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import type { PresetForm } from '../../shared/presets/preset-form.ts';
import { leaveOut, readStreamIds, type Unwanted } from '../../shared/presets/stream-ids.ts';
import { FieldArea } from './section.tsx';
import styles from './streams-field.module.css';
import type { FieldProps } from './use-preset-form.ts';

const REPEATED_SHOWN = 3;

/** Takes what is pasted, from wherever it comes, and says at once how much of it was understood. */
export function StreamsField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const { ids } = readStreamIds(form.streams, form);
  const drop = (unwanted: Unwanted) => {
    leave('streams');
    change({ streams: leaveOut(form.streams, unwanted, form) });
  };
  return (
    <FieldArea field="streams">
      <Textarea
        label={t('editor.streams')}
        description={t('editor.streams.hint', { max: MAX_STREAMS_PER_PRESET })}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        autosize
        minRows={3}
        maxRows={10}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={form.streams}
        error={problem('streams')}
        onChange={(event) => {
          const streams = event.currentTarget.value;
          // A paste is complete when it arrives: the form shows its problems now.
          if (/\s/.test(streams)) leave('streams');
          // The operator's answer about one first line does not apply to another.
          const keepsHeading = form.keepsHeading && firstLine(streams) === firstLine(form.streams);
          change({ streams, keepsHeading });
        }}
        onBlur={() => leave('streams')}
      />
      <output className={styles.count}>
        {t('editor.streams.count', {
          streams: streamCount(ids.length, t),
          max: MAX_STREAMS_PER_PRESET,
        })}
      </output>
      <Leftovers form={form} onLeaveOut={drop} onKeep={() => change({ keepsHeading: true })} />
    </FieldArea>
  );
}

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0] ?? '';

interface LeftoversProps {
  readonly form: PresetForm;
  readonly onLeaveOut: (unwanted: Unwanted) => void;
  readonly onKeep: () => void;
}

/** What of a paste is no stream, or one twice, and one click to be rid of it. */
function Leftovers({ form, onLeaveOut, onKeep }: LeftoversProps) {
  const t = useT();
  const { invalid, repeated, heading } = readStreamIds(form.streams, form);
  const named = repeated.slice(0, REPEATED_SHOWN).join(t('list.separator'));
  return (
    <>
      {heading !== null && (
        <div className={styles.leftover}>
          <Button variant="default" size="compact-sm" onClick={() => onLeaveOut('heading')}>
            {t('editor.streams.leaveOutHeading')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onKeep}>
            {t('editor.streams.keepHeading')}
          </Button>
        </div>
      )}
      {heading === null && invalid.length > 0 && (
        <div className={styles.leftover}>
          <Button variant="default" size="compact-sm" onClick={() => onLeaveOut('invalid')}>
            {invalid.length === 1
              ? t('editor.streams.leaveOutInvalid.one')
              : t('editor.streams.leaveOutInvalid', { count: invalid.length })}
          </Button>
        </div>
      )}
      {repeated.length > 0 && (
        <div className={styles.leftover}>
          <span className={styles.repeated}>
            {repeated.length === 1
              ? t('editor.streams.repeated.one', { ids: named })
              : t('editor.streams.repeated', { count: repeated.length, ids: named })}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => onLeaveOut('repeated')}>
            {t('editor.streams.leaveOutRepeated')}
          </Button>
        </div>
      )}
    </>
  );
}
