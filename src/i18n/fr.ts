import type { TrackKind } from '../core/errors.js';
import { editorMessages } from './fr-editor.js';
import type { AllMessages, ErrorText, FailureCode } from './messages.js';

type Kind = TrackKind | MediaDeviceKind;
type Forms = readonly [video: string, audio: string, output: string];

const pick = (kind: Kind, [video, audio, output]: Forms): string =>
  kind[0] === 'v' ? video : kind === 'audiooutput' ? output : audio;

const name = (kind: Kind): string => pick(kind, ['Caméra', 'Micro', 'Haut-parleur']);
const the = (kind: Kind): string => pick(kind, ['la caméra', 'le micro', 'le haut-parleur']);
const a = (kind: Kind): string => pick(kind, ['une caméra', 'un micro', 'un haut-parleur']);
const none = (kind: Kind): string => pick(kind, ['Aucune caméra', 'Aucun micro', 'Aucun haut-parleur']);

const both = (kind?: TrackKind): string => (kind ? the(kind) : 'la caméra et le micro');
const either = (kind?: TrackKind): string => (kind ? the(kind) : 'la caméra ou le micro');
const toBoth = (kind?: TrackKind): string =>
  kind ? pick(kind, ['à la caméra', 'au micro', 'au haut-parleur']) : 'à la caméra et au micro';
const title = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

/** French. */
export const messages: AllMessages = {
  ...editorMessages,
  lang: 'fr',
  dir: 'ltr',
  start: (kind) => `Activer ${both(kind)}`,
  starting: 'Démarrage…',
  ended: 'Terminé',
  stop: 'Arrêter',
  cancel: 'Annuler',
  retry: 'Réessayer',
  takePhoto: 'Prendre une photo',
  retake: 'Reprendre la photo',
  yourPhoto: 'Votre photo',
  photoTaken: 'Photo prise',
  valueMissing: 'Veuillez prendre une photo.',
  countdown: (seconds) => `Photo dans ${seconds}`,
  chooseFile: 'Choisir plutôt une image',
  camera: 'Caméra',
  deviceFallback: (kind, ordinal) => `${name(kind)} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `Choisir ${a(kind)}`,
  permissionFirst: (kind) => `Autorisez l’accès pour choisir ${a(kind)}.`,
  allow: (kind) => `Autoriser ${the(kind)}`,
  noDevice: (kind) => `${none(kind)} détecté${kind[0] === 'v' ? 'e' : ''}`,
  systemDefault: 'Par défaut du système',
  tapToPlay: 'Toucher pour lire',
  audioOnly: 'Audio uniquement',
  startSource: 'Démarrer',
  audioLevel: 'Niveau sonore',
  audioVisualizer: (active) => (active ? 'Image du son' : 'Image du son : aucun son'),
  noSound: 'Aucun son ne vient du micro',
  nothingHeard: 'Aucun son',
  pictureInPicture: (active) => (active ? 'Quitter l’image dans l’image' : 'Image dans l’image'),
  fullscreen: (active) => (active ? 'Quitter le plein écran' : 'Plein écran'),
  turned: (kind, on) => `${name(kind)} ${on ? 'activé' : 'désactivé'}${pick(kind, ['e', '', ''])}`,
  heldBack: (kind) => `Le système a ${pick(kind, ['suspendu', 'coupé', ''])} ${the(kind)}.`,
  inspected: 'Le flux examiné',
  noStream: 'Aucun flux',
  frames: (presented, dropped) => `${presented} images affichées, ${dropped} perdues`,
  property: 'Propriété',
  askedFor: 'Demandé',
  inEffect: 'En vigueur',
  possible: 'Possible',
  events: 'Événements',
  copyJson: 'Copier en JSON',
  copied: 'Copié, sans les identifiants ni les noms des appareils',
  copyByHand: 'Copiez ce texte',
  shareScreen: 'Partager l’écran',
  stopSharing: 'Arrêter le partage',
  choosing: 'Choisissez ce que vous partagez…',
  sharing: (surface) =>
    ({
      monitor: 'Votre écran est partagé',
      window: 'Une fenêtre est partagée',
      browser: 'Un onglet est partagé',
    })[surface] ?? 'Partage en cours',
  sharingPaused: 'Rien n’en est visible pour le moment',
  sharingFailed: (code) =>
    (
      ({
        unsupported: ['Ce navigateur ne peut pas partager l’écran', 'Ouvrez la page sur un ordinateur.'],
        'insecure-context': [
          'Cette page n’est pas sécurisée',
          'Les navigateurs ne partagent l’écran qu’avec les pages dont l’adresse commence par https://.',
        ],
        'blocked-by-policy': [
          'L’écran ne peut pas être partagé ici',
          'Cette page, ou l’organisation qui gère l’appareil, ne le permet pas.',
        ],
        'system-denied': [
          'Votre système bloque le partage d’écran',
          'Autorisez votre navigateur à enregistrer l’écran dans les réglages de confidentialité du système, puis réessayez.',
        ],
      }) as Partial<Record<FailureCode, ErrorText>>
    )[code] ?? [
      'L’écran n’a pas pu être partagé',
      'Réessayez en choisissant un autre écran ou une autre fenêtre.',
    ],
  cameraControls: 'Commandes de la caméra',
  cameraSetting: {
    zoom: 'Zoom',
    torch: 'Lumière',
    backgroundBlur: 'Flouter l’arrière-plan',
    focusMode: 'Mise au point',
    focusDistance: 'Distance de mise au point',
    exposureMode: 'Exposition',
    exposureCompensation: 'Correction d’exposition',
    exposureTime: 'Temps de pose',
    whiteBalanceMode: 'Balance des blancs',
    colorTemperature: 'Température de couleur',
    pan: 'Tourner à gauche ou à droite',
    tilt: 'Incliner vers le haut ou le bas',
    iso: 'Sensibilité',
    brightness: 'Luminosité',
    contrast: 'Contraste',
    saturation: 'Saturation',
    sharpness: 'Netteté',
    pointX: 'Point de mise au point, horizontal',
    pointY: 'Point de mise au point, vertical',
  },
  cameraMode: { continuous: 'Automatique', 'single-shot': 'Une fois', manual: 'Manuel', none: 'Fixe' },
  switchCamera: 'Changer de caméra',
  moreControls: 'Plus',
  noControls: 'Cette caméra n’a rien à régler.',
  cameraOff: 'La caméra est éteinte.',
  refused: (setting) => `La caméra n’a pas accepté ce réglage : ${setting}`,
  tapToFocus: 'Touchez l’image pour y faire la mise au point.',

  replaced: (kind) => [
    kind === 'video' ? 'Une autre caméra est utilisée' : 'Un autre appareil est utilisé',
    'L’appareil choisi n’est pas là pour le moment.',
  ],
  how: 'Comment faire',
  unsupported: (kind) => [
    `Ce navigateur ne peut pas utiliser ${either(kind)}`,
    'Ouvrez la page dans une version récente de votre navigateur habituel.',
  ],
  'insecure-context': (kind) => [
    'Cette page n’est pas sécurisée',
    `Les navigateurs ne donnent accès ${toBoth(kind)} qu’aux pages dont l’adresse commence par https://.`,
  ],
  'blocked-by-policy': (kind) => [
    `Impossible d’utiliser ${either(kind)} ici`,
    'Cette page ou l’organisation qui gère l’appareil ne l’autorise pas.',
  ],
  'permission-denied': (kind) => [
    `L’accès ${toBoth(kind)} est bloqué`,
    'Autorisez-le dans les réglages du navigateur pour ce site, puis réessayez.',
  ],
  'permission-dismissed': (kind) => [
    `L’accès ${toBoth(kind)} est nécessaire`,
    'Réessayez et choisissez « Autoriser » quand le navigateur le demande.',
  ],
  'system-denied': (kind) => [
    `Votre système bloque ${both(kind)}`,
    'Autorisez l’accès pour votre navigateur dans les réglages de confidentialité du système, puis réessayez.',
  ],
  'device-not-found': (kind) => [
    kind ? `${none(kind)} détecté${kind === 'video' ? 'e' : ''}` : 'Ni caméra ni micro détectés',
    'Branchez un appareil, puis réessayez.',
  ],
  'device-in-use': (kind) => [
    `Une autre application utilise ${either(kind)}`,
    'Fermez les autres applications et onglets qui s’en servent, puis réessayez.',
  ],
  'device-failed': (kind) => [
    `Impossible de démarrer ${either(kind)}`,
    'Rebranchez l’appareil ou choisissez-en un autre, puis réessayez.',
  ],
  'device-lost': (kind) => [
    `${title(either(kind))} s’est déconnecté${kind === 'video' ? 'e' : ''}`,
    'Rebranchez l’appareil ou choisissez-en un autre, puis réessayez.',
  ],
  overconstrained: (kind) => [
    kind ? `${none(kind)} ne convient` : 'Aucun appareil ne convient',
    'Aucun n’offre ce que cette page demande. Choisissez ou branchez un autre appareil, puis réessayez.',
  ],
  interrupted: (kind) => [
    `${title(either(kind))} a été interrompu${kind === 'video' ? 'e' : ''}`,
    'Terminez l’appel ou fermez l’application en cause, puis réessayez.',
  ],
  unknown: (kind) => [
    kind ? `Impossible de démarrer ${either(kind)}` : 'Cela n’a pas fonctionné',
    'Réessayez ou rechargez la page.',
  ],
  sourceFailed: (code, kind) =>
    ({
      'blocked-by-policy': [
        'Impossible de capturer ce contenu',
        'Il provient d’un autre site, qui ne l’autorise pas.',
      ] as const,
      'device-not-found': [
        kind
          ? kind === 'video'
            ? 'Il n’y a pas d’image ici'
            : 'Il n’y a pas de son ici'
          : 'Il n’y a encore rien ici',
        'Réessayez dans un instant.',
      ] as const,
      interrupted: ['Rien n’arrive pour le moment', 'La suite viendra d’elle-même.'] as const,
    })[code as string],
};
