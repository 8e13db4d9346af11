import type { Decorator, Preview } from '@storybook/web-components-vite';

/** The switches in Storybook's toolbar, and what each one sets on the document. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  theme: {
    description: 'color-scheme of the document',
    toolbar: {
      title: 'Theme',
      icon: 'mirror',
      dynamicTitle: true,
      items: [
        { value: 'light dark', title: 'System', icon: 'browser' },
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
      ],
    },
  },
  direction: {
    description: 'dir of the document',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  locale: {
    description: 'lang of the document',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'de', title: 'Deutsch' },
        { value: 'fr', title: 'Français' },
        { value: 'es', title: 'Español' },
        { value: 'ar', title: 'العربية' },
      ],
    },
  },
};

export const initialGlobals = { theme: 'light dark', direction: 'ltr', locale: 'en' };

/**
 * Sets the switches on the document, from where elements inherit all three, as on a page. On a docs page, where
 * stories with different switches stand below each other, on the story's own box.
 */
export const withDocumentGlobals: Decorator = (story, { globals, viewMode, canvasElement }) => {
  const box = canvasElement as unknown as HTMLElement;
  const root =
    viewMode === 'docs' ? (box.closest<HTMLElement>('.docs-story') ?? box) : document.documentElement;
  root.style.colorScheme = String(globals['theme']);
  root.dir = String(globals['direction']);
  root.lang = String(globals['locale']);
  return story();
};
