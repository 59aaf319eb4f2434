import { everyViewIsSound } from '../support/fake-bridge/every-view.ts';

everyViewIsSound({ language: 'en', theme: 'high-contrast' });
