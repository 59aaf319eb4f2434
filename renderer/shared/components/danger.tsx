import {
  IconFolderFilled,
  IconPlayerStopFilled,
  IconPower,
  IconTrashFilled,
} from '@tabler/icons-react';

const SIGNS = {
  stop: IconPlayerStopFilled,
  delete: IconTrashFilled,
  quit: IconPower,
  'set-aside': IconFolderFilled,
} as const;

/** What a dangerous button does; each has a sign of its own. */
export type Danger = keyof typeof SIGNS;

/** The sign of a dangerous action, for a button or a menu's line. */
export function DangerSign({ of }: { readonly of: Danger }) {
  const Sign = SIGNS[of];
  return <Sign size={16} aria-hidden="true" data-danger-sign={of} />;
}

/** The look of every button that stops, deletes, quits or sets files aside (`theme/danger.css`). */
export const dangerLook = (of: Danger) => ({
  variant: 'danger',
  leftSection: <DangerSign of={of} />,
});
