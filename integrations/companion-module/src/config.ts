import type { SomeCompanionConfigField } from '@companion-module/base';
import { LANGUAGES } from '../../shared/link-text.ts';
import { TEXTS, type Texts } from './texts.ts';

/** The fields of a connection. The token is a secret: Companion keeps it apart from the others. */
export const configFields = ({ config }: Texts): SomeCompanionConfigField[] => [
  { type: 'static-text', id: 'about', width: 12, label: 'CDN Recorder', value: config.about },
  {
    type: 'textinput',
    id: 'address',
    width: 8,
    label: config.address,
    default: '127.0.0.1',
    minLength: 1,
  },
  {
    type: 'number',
    id: 'port',
    width: 4,
    label: config.port,
    default: 9480,
    min: 1,
    max: 65_535,
    asInteger: true,
  },
  {
    type: 'secret-text',
    id: 'token',
    width: 8,
    label: config.token,
    tooltip: config.tokenTip,
    default: '',
  },
  {
    type: 'dropdown',
    id: 'language',
    width: 4,
    label: config.language,
    default: 'en',
    choices: LANGUAGES.map((id) => ({ id, label: TEXTS[id].language })),
  },
];
