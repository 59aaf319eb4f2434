import { Checkbox } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountBadge } from '../../shared/accounts/account-name.tsx';
import { NotAir } from '../../shared/components/badge.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { openPanel, selectedPreset } from '../panel/selected-preset.ts';
import { useSessionValue } from '../session/session-value.ts';
import { useBoardActions } from './board-actions.ts';
import styles from './card-head.module.css';

/** Props that the board gives to each card or row. */
export interface OnBoardProps {
  readonly preset: Preset;
  /** Null while nothing is being selected. */
  readonly selected: boolean | null;
  /** Its heading stands under a group's. */
  readonly grouped: boolean;
}

interface CardHeadProps extends OnBoardProps {
  readonly account: Account | undefined;
  readonly practice: boolean;
}

/** Which preset it is: its mark, its name, what its account is for. */
export function CardHead({ preset, selected, grouped, account, practice }: CardHeadProps) {
  const t = useT();
  const name = shownName(preset.name, t);
  const { select } = useBoardActions();
  const Heading = grouped ? 'h3' : 'h2';
  const isShown = useSessionValue(selectedPreset) === preset.id;
  return (
    <>
      <Handle preset={preset} selected={selected} />
      {preset.colour && (
        <span className={styles.mark} data-account-colour={preset.colour} aria-hidden="true" />
      )}
      <Heading className={styles.name} title={name}>
        <button
          type="button"
          className={styles.open}
          data-open
          aria-expanded={isShown}
          onClick={() => (selected === null ? openPanel(preset.id) : select(preset.id, !selected))}
        >
          <span className={styles.text}>{name}</span>
        </button>
      </Heading>
      {account ? <AccountBadge account={account} /> : practice && <NotAir />}
    </>
  );
}

/** Where it is selected by, or taken hold of; the keyboard moves it with Alt and an arrow, from anywhere in it. */
function Handle({ preset, selected }: Omit<OnBoardProps, 'grouped'>) {
  const t = useT();
  const { select } = useBoardActions();
  if (selected !== null) {
    return (
      <Checkbox
        className={styles.check ?? ''}
        aria-label={t('board.select.label', { preset: preset.name })}
        checked={selected}
        onChange={(event) => select(preset.id, event.currentTarget.checked)}
      />
    );
  }
  if (preset.archived) return null;
  return (
    <span
      className={styles.grip}
      draggable
      data-grip
      aria-hidden="true"
      title={t('board.move.hint')}
    >
      <IconGripVertical size={16} />
    </span>
  );
}

/** A preset's tags, to be read; the filter above the board finds by them. */
export function Tags({ tags = [] }: { readonly tags?: readonly string[] | undefined }) {
  if (tags.length === 0) return null;
  return (
    <ul className={styles.tags}>
      {tags.map((tag) => (
        <li key={tag} className={styles.tag}>
          {tag}
        </li>
      ))}
    </ul>
  );
}
