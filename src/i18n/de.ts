import type { TrackKind } from '../core/errors.js';
import { editorMessages } from './de-editor.js';
import type { AllMessages, ErrorText, FailureCode } from './messages.js';

type Kind = TrackKind | MediaDeviceKind;
type Forms = readonly [video: string, audio: string, output: string];

const pick = (kind: Kind, [video, audio, output]: Forms): string =>
  kind[0] === 'v' ? video : kind === 'audiooutput' ? output : audio;

const name = (kind: Kind): string => pick(kind, ['Kamera', 'Mikrofon', 'Lautsprecher']);
const none = (kind: Kind): string => pick(kind, ['Keine Kamera', 'Kein Mikrofon', 'Kein Lautsprecher']);

const the = (kind: Kind): string => pick(kind, ['die Kamera', 'das Mikrofon', 'den Lautsprecher']);

const both = (kind?: TrackKind): string => (kind ? the(kind) : 'Kamera und Mikrofon');
const either = (kind?: TrackKind): string => (kind ? name(kind) : 'Kamera oder Mikrofon');
const noneOf = (kind?: TrackKind): string => (kind ? none(kind) : 'Keine Kamera und kein Mikrofon');

/** German. */
export const messages: AllMessages = {
  ...editorMessages,
  lang: 'de',
  dir: 'ltr',
  start: (kind) => `${kind ? name(kind) : both()} starten`,
  starting: 'Wird gestartet …',
  ended: 'Beendet',
  stop: 'Stopp',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  takePhoto: 'Foto aufnehmen',
  retake: 'Neu aufnehmen',
  yourPhoto: 'Das Foto',
  photoTaken: 'Foto aufgenommen',
  valueMissing: 'Bitte ein Foto aufnehmen.',
  countdown: (seconds) => `Foto in ${seconds}`,
  chooseFile: 'Stattdessen ein Bild auswählen',
  camera: 'Kamera',
  deviceFallback: (kind, ordinal) => `${name(kind)} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `${name(kind)} auswählen`,
  permissionFirst: (kind) => `Zugriff erlauben, um ${the(kind)} auszuwählen.`,
  allow: (kind) => `${name(kind)} erlauben`,
  noDevice: (kind) => `${none(kind)} gefunden`,
  systemDefault: 'Systemstandard',
  tapToPlay: 'Zum Abspielen tippen',
  audioOnly: 'Nur Ton',
  startSource: 'Starten',
  audioLevel: 'Tonpegel',
  audioVisualizer: (active) => (active ? 'Bild des Tons' : 'Bild des Tons: kein Ton'),
  noSound: 'Vom Mikrofon kommt kein Ton',
  nothingHeard: 'Es kommt kein Ton',
  pictureInPicture: (active) => (active ? 'Bild im Bild beenden' : 'Bild im Bild'),
  fullscreen: (active) => (active ? 'Vollbild beenden' : 'Vollbild'),
  turned: (kind, on) => `${name(kind)} ${on ? 'an' : 'aus'}`,
  heldBack: (kind) => `Das System hat ${the(kind)} ${pick(kind, ['angehalten', 'stummgeschaltet', ''])}.`,
  inspected: 'Der untersuchte Stream',
  noStream: 'Kein Stream',
  frames: (presented, dropped) => `${presented} Bilder gezeigt, ${dropped} ausgelassen`,
  property: 'Eigenschaft',
  askedFor: 'Verlangt',
  inEffect: 'Gilt',
  possible: 'Möglich',
  events: 'Ereignisse',
  copyJson: 'Als JSON kopieren',
  copied: 'Kopiert, ohne Kennungen und Namen von Geräten',
  copyByHand: 'Diesen Text kopieren',
  shareScreen: 'Bildschirm teilen',
  stopSharing: 'Teilen beenden',
  choosing: 'Bitte auswählen, was geteilt wird …',
  sharing: (surface) =>
    ({
      monitor: 'Der Bildschirm wird geteilt',
      window: 'Ein Fenster wird geteilt',
      browser: 'Ein Tab wird geteilt',
    })[surface] ?? 'Es wird geteilt',
  sharingPaused: 'Davon ist gerade nichts zu sehen',
  sharingFailed: (code) =>
    (
      ({
        unsupported: [
          'Dieser Browser kann den Bildschirm nicht teilen',
          'Die Seite auf einem Computer öffnen.',
        ],
        'insecure-context': [
          'Diese Seite ist nicht sicher',
          'Browser teilen den Bildschirm nur mit Seiten, deren Adresse mit https:// beginnt.',
        ],
        'blocked-by-policy': [
          'Der Bildschirm kann hier nicht geteilt werden',
          'Diese Seite oder die Organisation, die das Gerät verwaltet, lässt es nicht zu.',
        ],
        'system-denied': [
          'Das System blockiert das Teilen',
          'In den Datenschutzeinstellungen des Systems dem Browser erlauben, den Bildschirm aufzunehmen, dann erneut versuchen.',
        ],
      }) as Partial<Record<FailureCode, ErrorText>>
    )[code] ?? [
      'Der Bildschirm konnte nicht geteilt werden',
      'Erneut versuchen und einen anderen Bildschirm oder ein anderes Fenster wählen.',
    ],
  cameraControls: 'Kamerasteuerung',
  cameraSetting: {
    zoom: 'Zoom',
    torch: 'Licht',
    backgroundBlur: 'Hintergrund unscharf',
    focusMode: 'Fokus',
    focusDistance: 'Fokusabstand',
    exposureMode: 'Belichtung',
    exposureCompensation: 'Belichtungskorrektur',
    exposureTime: 'Belichtungszeit',
    whiteBalanceMode: 'Weißabgleich',
    colorTemperature: 'Farbtemperatur',
    pan: 'Nach links oder rechts drehen',
    tilt: 'Nach oben oder unten neigen',
    iso: 'Empfindlichkeit',
    brightness: 'Helligkeit',
    contrast: 'Kontrast',
    saturation: 'Sättigung',
    sharpness: 'Schärfe',
    pointX: 'Fokuspunkt, waagerecht',
    pointY: 'Fokuspunkt, senkrecht',
  },
  cameraMode: { continuous: 'Automatisch', 'single-shot': 'Einmal', manual: 'Manuell', none: 'Fest' },
  switchCamera: 'Kamera wechseln',
  moreControls: 'Mehr',
  noControls: 'An dieser Kamera lässt sich nichts einstellen.',
  cameraOff: 'Die Kamera ist aus.',
  refused: (setting) => `Die Kamera hat das nicht angenommen: ${setting}`,
  tapToFocus: 'Auf das Bild tippen, um dort scharfzustellen.',

  replaced: (kind) => [
    kind === 'video' ? 'Eine andere Kamera ist aktiv' : 'Ein anderes Gerät ist aktiv',
    'Das gewählte Gerät ist gerade nicht da.',
  ],
  how: 'So geht’s',
  unsupported: (kind) => [
    `${either(kind)} in diesem Browser nicht nutzbar`,
    'Die Seite in einer aktuellen Version des üblichen Browsers öffnen.',
  ],
  'insecure-context': (kind) => [
    'Diese Seite ist nicht sicher',
    `Browser geben ${both(kind)} nur für Seiten frei, deren Adresse mit https:// beginnt.`,
  ],
  'blocked-by-policy': (kind) => [
    `${either(kind)} hier nicht erlaubt`,
    'Diese Seite oder die Organisation, die das Gerät verwaltet, lässt es nicht zu.',
  ],
  'permission-denied': (kind) => [
    `Zugriff auf ${both(kind)} blockiert`,
    'In den Einstellungen des Browsers für diese Website erlauben, dann erneut versuchen.',
  ],
  'permission-dismissed': (kind) => [
    `Zugriff auf ${both(kind)} nötig`,
    'Erneut versuchen und „Zulassen“ wählen, wenn der Browser fragt.',
  ],
  'system-denied': (kind) => [
    `Das System blockiert ${both(kind)}`,
    'In den Datenschutzeinstellungen des Systems für den Browser erlauben, dann erneut versuchen.',
  ],
  'device-not-found': (kind) => [`${noneOf(kind)} gefunden`, 'Ein Gerät anschließen, dann erneut versuchen.'],
  'device-in-use': (kind) => [
    `${either(kind)} in Benutzung`,
    'Andere Apps und Tabs schließen, die darauf zugreifen, dann erneut versuchen.',
  ],
  'device-failed': (kind) => [
    `${either(kind)} startet nicht`,
    'Neu anschließen oder ein anderes Gerät wählen, dann erneut versuchen.',
  ],
  'device-lost': (kind) => [
    `${either(kind)} getrennt`,
    'Neu anschließen oder ein anderes Gerät wählen, dann erneut versuchen.',
  ],
  overconstrained: (kind) => [
    kind ? pick(kind, ['Keine passende Kamera', 'Kein passendes Mikrofon', '']) : 'Kein passendes Gerät',
    'Kein Gerät kann, was diese Seite verlangt. Ein anderes wählen oder anschließen, dann erneut versuchen.',
  ],
  interrupted: (kind) => [
    `${either(kind)} unterbrochen`,
    'Den Anruf beenden oder die App schließen, die gerade darauf zugreift, dann erneut versuchen.',
  ],
  unknown: (kind) => [
    kind ? `${either(kind)} startet nicht` : 'Das hat nicht geklappt',
    'Erneut versuchen oder die Seite neu laden.',
  ],
  sourceFailed: (code, kind) =>
    ({
      'blocked-by-policy': [
        'Dieser Inhalt kann nicht übernommen werden',
        'Er stammt von einer anderen Website, die das nicht erlaubt.',
      ] as const,
      'device-not-found': [
        kind
          ? kind === 'video'
            ? 'Hier gibt es kein Bild'
            : 'Hier gibt es keinen Ton'
          : 'Hier ist noch nichts',
        'Gleich noch einmal versuchen.',
      ] as const,
      interrupted: ['Im Moment kommt nichts an', 'Es geht von selbst weiter.'] as const,
    })[code as string],
};
