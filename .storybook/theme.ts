import { create } from 'storybook/theming';

/** Storybook's own colours: those that the system asks for. */
export const systemTheme = create({
  base: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  brandTitle: 'media-capture-elements',
  brandTarget: '_self',
});
