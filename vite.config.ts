// `vite build` from here builds the portal, as `vite build web` does.
export { default } from './web/vite.config.ts';
