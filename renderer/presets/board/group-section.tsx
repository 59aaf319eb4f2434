import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import styles from './group-section.module.css';
import { GroupSigns } from './group-signs.tsx';
import { heldToggles, toggle, useHeld } from './held.ts';

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

/** Presets under a heading that folds them away, and says what is the matter with them even then. */
export function GroupSection(props: GroupSectionProps) {
  const { id, title, group, presets, closedAtFirst = false, children } = props;
  const headingId = useId();
  const listId = useId();
  const isOpen = useHeld(heldToggles).has(id) === closedAtFirst;
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
