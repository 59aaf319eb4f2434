import type { ControlSettings } from '#contract/model/control.ts';
import type { ControlView } from '#contract/model/control-view.ts';

/** SECURITY: what window and tray show of the control surfaces; no hash of a token leaves main. */
export const controlView = ({ http, ...settings }: ControlSettings): ControlView => ({
  ...settings,
  http: {
    ...http,
    tokens: http.tokens.map(({ id, name, scope, createdAt, lastUsedAt }) => ({
      id,
      name,
      scope,
      createdAt,
      lastUsedAt,
    })),
  },
});
