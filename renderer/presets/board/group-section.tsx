import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useMemo } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSessionValue } from '../session/session-value.ts';
import { sessionToggles, toggle } from './board-session.ts';
import styles from './group-section.module.css';
import { rememberedTones, SIGNS, type SignedTone } from './tones.ts';

interface GroupSectionProps {
  /** Tells it from the others while the window lives. */
  readonly id: string;
  readonly title: string;
  /** By this it is moved; absent where it has its own place. */
  readonly group?: string | undefined;
  readonly presets: readonly Preset[];
  readonly closedAtFirst?: boolean;
  readonly children: ReactNode;
}

/** Presets under a heading that collapses them, and says what is the matter with them even then. */
export function GroupSection(props: GroupSectionProps) {
  const { id, title, group, presets, closedAtFirst = false, children } = props;
  const headingId = useId();
  const listId = useId();
  const isOpen = useSessionValue(sessionToggles).has(id) === closedAtFirst;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h2 className={styles.heading} data-group={group}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => toggle(id)}
        >
          <Chevron size={16} aria-hidden="true" className={styles.chevron} />
          <span id={headingId} className={styles.title}>
            {title}
          </span>
          <span className={styles.count}>{presets.length}</span>
          <GroupSigns presets={presets} />
        </button>
      </h2>
      <div id={listId}>{isOpen && children}</div>
    </section>
  );
}

interface GroupSignsProps {
  readonly presets: readonly Preset[];
  /** Whose they are, where no heading says it. */
  readonly label?: string;
}

/** A group's state at a glance, so that a collapsed one, or a filter, hides no trouble. */
export function GroupSigns({ presets, label }: GroupSignsProps) {
  const t = useT();
  const select = useMemo(() => rememberedTones(presets), [presets]);
  const tones = useAppState(select);
  if (tones === '') return null;
  return (
    <span className={styles.signs}>
      {label}
      {tones.split(',').map((one) => {
        const [tone, count] = one.split(' ') as [SignedTone, string];
        const { sign, text, one: single } = SIGNS[tone];
        return (
          <span key={tone} data-tone={tone} className={styles.sign}>
            <span aria-hidden="true">{sign}</span> {t(count === '1' ? single : text, { count })}
          </span>
        );
      })}
    </span>
  );
}
