import { everyViewIsSound } from '../support/fake-bridge/every-view.ts';

everyViewIsSound({ language: 'zh-CN', theme: 'dark' });
