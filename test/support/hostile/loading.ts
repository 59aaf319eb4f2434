import type { Trick } from './trick.ts';

/** Parts of a page that load something. */
export const LOADING: readonly Trick[] = [
  {
    name: 'image',
    attempt: ({ http }) => hostile.put('img', { src: `${http}/image` }),
    shows: 'refused',
  },
  {
    name: 'image that never joins the page',
    attempt: ({ http }) => {
      const image = new Image();
      image.srcset = `${http}/srcset 1x`;
      return hostile.heard(image, 'load', 'error');
    },
    shows: 'error',
  },
  {
    name: 'image in a drawing',
    attempt: async ({ http }) => {
      const space = 'http://www.w3.org/2000/svg';
      const drawing = document.createElementNS(space, 'svg');
      const image = document.createElementNS(space, 'image');
      image.setAttribute('href', `${http}/svg`);
      drawing.append(image);
      const told = hostile.heard(image, 'load', 'error');
      document.body.append(drawing);
      const kind = await told;
      drawing.remove();
      return kind;
    },
    shows: 'error',
  },
  {
    name: 'script',
    attempt: ({ http }) => hostile.put('script', { src: `${http}/script` }),
    shows: 'threw TypeError',
  },
  {
    name: 'module',
    attempt: "({ http }) => import(http + '/module')",
    shows: 'threw TypeError',
  },
  {
    name: 'style sheet',
    attempt: ({ http }) => hostile.put('link', { rel: 'stylesheet', href: `${http}/css` }),
    shows: 'refused',
  },
  {
    name: 'import in a style, with the nonce taken from the page',
    attempt: ({ http }) => {
      const nonce = document.querySelector('meta[name=style-nonce]')?.getAttribute('content') ?? '';
      return hostile
        .put('style', { nonce, textContent: `@import url(${http}/import);` }, document.head)
        .then(() => undefined);
    },
    shows: undefined,
  },
  {
    name: 'background in a style attribute',
    attempt: async ({ http }) => {
      await hostile.put('p', { textContent: 'x', style: `background: url(${http}/background)` });
    },
    shows: undefined,
  },
  {
    name: 'font',
    attempt: ({ http }) => new FontFace('elsewhere', `url(${http}/font)`).load(),
    shows: 'threw NetworkError',
  },
  {
    name: 'frame',
    attempt: ({ http }) => hostile.put('iframe', { src: `${http}/frame` }).then(() => undefined),
    shows: undefined,
  },
  {
    name: 'image in a frame of its own text',
    attempt: ({ http }) =>
      hostile
        .put('iframe', { srcdoc: `<img src="${http}/srcdoc">` })
        .then((told) => told === 'loaded' && undefined),
    shows: 'threw TypeError',
  },
  {
    name: 'object',
    attempt: ({ http }) => hostile.put('object', { data: `${http}/object` }),
    shows: 'threw TypeError',
  },
  {
    name: 'embed',
    attempt: ({ http }) => hostile.put('embed', { src: `${http}/embed` }).then(() => undefined),
    shows: 'threw TypeError',
  },
  {
    name: 'video',
    attempt: ({ http }) => hostile.put('video', { src: `${http}/video` }),
    shows: 'refused',
  },
  {
    name: 'sound',
    attempt: ({ http }) => hostile.heard(new Audio(`${http}/audio`), 'loadedmetadata', 'error'),
    shows: 'error',
  },
  {
    name: 'prefetch',
    attempt: ({ http }) =>
      hostile.put('link', { rel: 'prefetch', href: `${http}/prefetch` }, document.head),
    shows: 'refused',
  },
  {
    name: 'preload',
    attempt: ({ http }) =>
      hostile.put('link', { rel: 'preload', as: 'image', href: `${http}/preload` }, document.head),
    shows: 'refused',
  },
  {
    name: 'module preload',
    attempt: ({ http }) =>
      hostile.put('link', { rel: 'modulepreload', href: `${http}/modulepreload` }, document.head),
    shows: 'refused',
  },
];
