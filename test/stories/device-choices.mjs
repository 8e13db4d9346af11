// What is to be seen of a story when other devices are chosen for it. The functions run in the page.

/** The virtual devices that the toolbar offers. */
export const DEVICE_CHOICES = [
  'laptop',
  'phone',
  'none',
  'denied',
  'prompt',
  'in-use',
  'unplugs',
  'slow',
  'muted',
  'insecure',
];

/** Presses whatever starts a camera, or asks for the permission to list devices, as a person would. */
export async function pressStart() {
  const elements = [...document.querySelectorAll('#storybook-root *')].filter(({ localName }) =>
    /^(audio|media|still)-/.test(localName),
  );
  await Promise.all(elements.map((element) => element.updateComplete));
  const buttons = elements.flatMap((element) => [
    ...(element.shadowRoot?.querySelectorAll('[part~="start"]:enabled') ?? []),
  ]);
  for (const button of buttons) if (button.isConnected) button.click();
}

/**
 * Whether every element of the story shows what such devices lead to: the camera, or what went wrong and what to do.
 * @param {string | [string, true]} argument the devices; with `true` the problem is said in words
 */
export function problemsWith(argument) {
  const [devices, inWords] = [argument].flat();
  const FAILING = ['none', 'denied', 'in-use', 'unplugs', 'muted', 'insecure'];
  const shows = (element, parts) =>
    [...element.shadowRoot.querySelectorAll(parts)].some(
      (part) => part.checkVisibility() && part.textContent.trim(),
    );
  const is = (element, ...states) => states.some((state) => element.matches(`:state(${state})`));
  // What the page hands over does not come from the devices that were chosen.
  const hasSource = (element) =>
    element.srcObject || element.session || element.closest('media-capture-session[source]');
  const needsCamera = (element) => !element.disabled && !hasSource(element);

  const isSettled = (element) => {
    if (element.localName === 'screen-capture-button') return shows(element, 'button');
    if (element.localName === 'media-device-picker') return shows(element, 'select, [part], .hint');
    // These show what others opened.
    if (!needsCamera(element) || element.localName.startsWith('audio-')) return true;
    if (shows(element, '[part~="notice"]')) return true;
    if (devices === 'prompt') return shows(element, '.hint');
    return !FAILING.includes(devices) && is(element, 'live', 'review');
  };
  const elements = [
    ...document.querySelectorAll(
      '#storybook-root :is(media-stream-preview, still-photo-capture, media-device-picker, screen-capture-button, audio-level-meter, audio-visualizer)',
    ),
  ];
  const open = elements.filter((element) => !isSettled(element));
  // Pages about the browser have a table in the place of elements.
  const isThere = elements.length > 0 || !!document.querySelector('#storybook-root table');
  if (!inWords) return !open.length && isThere;
  return `no notice and no camera:\n${open.map(({ localName, shadowRoot }) => `${localName}: ${shadowRoot.textContent}`)}`;
}
