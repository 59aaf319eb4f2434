import type { RecordedFile } from '#contract/model/file.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './file-table.module.css';
import { STATE_LOOKS, stateOf } from './file-text.ts';

/** How far a file is confirmed: a sign, its words, and a colour that says the same. */
export function FileStateMark({ file }: { readonly file: RecordedFile }) {
  const t = useT();
  const state = stateOf(file);
  const { tone, sign } = STATE_LOOKS[state];
  return (
    <span className={styles.state} data-tone={tone}>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      {t(`files.state.${state}`)}
    </span>
  );
}
