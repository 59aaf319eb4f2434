import { Textarea } from '@mantine/core';
import { streamCount } from '../../shared/format/words.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { readStreamIds } from '../stream-ids.ts';
import type { FieldProps } from './field-props.ts';
import styles from './streams-field.module.css';

const REPEATED_SHOWN = 3;

/** Takes what is pasted, from wherever it comes, and says at once how much of it was understood. */
export function StreamsField({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  const { ids, repeated } = readStreamIds(form.streams);
  const shown = repeated.slice(0, REPEATED_SHOWN).join(t('list.separator'));
  return (
    <Textarea
      label={t('editor.streams')}
      description={t('editor.streams.hint')}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      classNames={{ input: 'mono' }}
      value={form.streams}
      error={problem('streams')}
      onChange={(event) => {
        // A paste is complete when it arrives: what is wrong with it is said now.
        if (/\s/.test(event.currentTarget.value)) leave('streams');
        change({ streams: event.currentTarget.value });
      }}
      onBlur={() => leave('streams')}
      inputContainer={(input) => (
        <>
          {input}
          <output className={styles.count}>
            {streamCount(ids.length, t)}
            {repeated.length > 0 &&
              t('editor.streams.repeated', { count: repeated.length, ids: shown })}
          </output>
        </>
      )}
    />
  );
}
