import { expect, test } from 'vitest';
import { escapeMarkup } from '../../../electron/desktop/notifications.ts';
import { contentSecurityPolicy } from '../../../electron/desktop/window/app-protocol.ts';
import { SettingsStore } from '../../../electron/storage/settings.ts';
test('x', () => { expect(escapeMarkup('<')).toBe('&lt;'); contentSecurityPolicy('x'); expect(SettingsStore).toBeDefined() });
