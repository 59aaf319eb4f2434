import type { Settings } from '#contract/model/app-state.ts';
import { Empty } from '../../shared/components/empty.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { GroupSection } from './group-section.tsx';
import { ARCHIVE, groupKey } from './held.ts';
import { NoMatch } from './no-match.tsx';
import { PresetList } from './preset-list.tsx';
import type { Shown } from './shown.ts';

interface BoardGroupsProps {
  readonly shown: Shown;
  readonly waiting: ReadonlySet<string>;
  readonly look: Settings['board'];
  readonly selection: ReadonlySet<string> | null;
  readonly filtering: boolean;
}

/** The presets under their headings, where there are any; then the archive. */
export function BoardGroups({ shown, waiting, look, selection, filtering }: BoardGroupsProps) {
  const t = useT();
  const { groups, presets, archived } = shown;
  const isGrouped = groups.some(({ name }) => name !== null);
  const isBare = presets.length === 0;
  // What is looked for is in the archive and nowhere else.
  const found = filtering && isBare;
  const list = { look, selection, waiting };
  return (
    <>
      {isBare && filtering && archived.length === 0 && <NoMatch />}
      {isBare && !filtering && archived.length > 0 && (
        <Empty title={t('board.allArchived.title')}>{t('board.allArchived.text')}</Empty>
      )}
      {!isGrouped && !isBare && <PresetList {...list} presets={presets} grouped={false} />}
      {isGrouped &&
        groups.map((group) => (
          <GroupSection
            key={group.name ?? ''}
            id={groupKey(group.name)}
            title={group.name ?? t('board.noGroup')}
            group={group.name ?? undefined}
            presets={group.presets}
          >
            <PresetList {...list} presets={group.presets} grouped />
          </GroupSection>
        ))}
      {archived.length > 0 && (
        <GroupSection
          id={found ? `${ARCHIVE} found` : ARCHIVE}
          title={t('board.archived')}
          presets={archived}
          closedAtFirst={!found}
        >
          <PresetList {...list} look="rows" selection={null} presets={archived} grouped />
        </GroupSection>
      )}
    </>
  );
}
