import { Button, Chip, Group, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { vendorName } from '../../shared/format/words.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { choicesOf, chosenCount } from './filters.ts';
import { heldFilters, useHeld } from './held.ts';
import styles from './toolbar.module.css';

/** Narrows the board down by account, vendor and tag; only what tells presets apart is offered. */
export function FilterMenu({ presets }: { readonly presets: readonly Preset[] }) {
  const t = useT();
  const filters = useHeld(heldFilters);
  const accounts = useAppState((state) => state.accounts);
  const choices = choicesOf(presets, filters);
  if (choices.accounts.length + choices.vendors.length + choices.tags.length === 0) return null;
  const chosen = chosenCount(filters);
  const nameOf = (accountId: string) =>
    accounts.find(({ id }) => id === accountId)?.name ?? t('board.filter.noAccount');
  return (
    <Popover position="bottom-start" width={360} trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} />}>
          {chosen === 0 ? t('board.filter') : t('board.filter.chosen', { count: chosen })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.filters ?? ''} aria-label={t('board.filter')}>
        <Choice
          title={t('board.filter.accounts')}
          all={choices.accounts}
          chosen={filters.accounts}
          nameOf={nameOf}
          onChange={(next) => heldFilters.set({ ...filters, accounts: next })}
        />
        <Choice
          title={t('board.filter.vendors')}
          all={choices.vendors}
          chosen={filters.vendors}
          nameOf={(vendor) => vendorName(vendor as Vendor, t)}
          onChange={(next) => heldFilters.set({ ...filters, vendors: next as Vendor[] })}
        />
        <Choice
          title={t('board.filter.tags')}
          all={choices.tags}
          chosen={filters.tags}
          nameOf={(tag) => tag}
          onChange={(next) => heldFilters.set({ ...filters, tags: next })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (chosen: string[]) => void;
}

function Choice({ title, all, chosen, nameOf, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  if (all.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out beside its fields
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles.title}>
        {title}
      </p>
      <Chip.Group multiple value={[...chosen]} onChange={onChange}>
        <Group gap={6}>
          {all.map((value) => (
            <Chip key={value} value={value} size="sm" variant="outline">
              {nameOf(value)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
