import type { TrackKind } from '../core/errors.js';
import { editorMessages } from './es-editor.js';
import type { AllMessages, ErrorText, FailureCode } from './messages.js';

type Kind = TrackKind | MediaDeviceKind;
type Forms = readonly [video: string, audio: string, output: string];

const pick = (kind: Kind, [video, audio, output]: Forms): string =>
  kind[0] === 'v' ? video : kind === 'audiooutput' ? output : audio;

const name = (kind: Kind): string => pick(kind, ['Cámara', 'Micrófono', 'Altavoz']);
const the = (kind: Kind): string => pick(kind, ['la cámara', 'el micrófono', 'el altavoz']);
const a = (kind: Kind): string => pick(kind, ['una cámara', 'un micrófono', 'un altavoz']);
const none = (kind: Kind): string => pick(kind, ['ninguna cámara', 'ningún micrófono', 'ningún altavoz']);

const both = (kind?: TrackKind): string => (kind ? the(kind) : 'la cámara y el micrófono');
const either = (kind?: TrackKind): string => (kind ? the(kind) : 'la cámara o el micrófono');
const toBoth = (kind?: TrackKind): string =>
  kind ? pick(kind, ['a la cámara', 'al micrófono', 'al altavoz']) : 'a la cámara y al micrófono';
const title = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

/** Spanish. */
export const messages: AllMessages = {
  ...editorMessages,
  lang: 'es',
  dir: 'ltr',
  start: (kind) => `Activar ${both(kind)}`,
  starting: 'Iniciando…',
  ended: 'Finalizado',
  stop: 'Detener',
  cancel: 'Cancelar',
  retry: 'Reintentar',
  takePhoto: 'Hacer foto',
  retake: 'Repetir foto',
  yourPhoto: 'Tu foto',
  photoTaken: 'Foto hecha',
  valueMissing: 'Haz una foto.',
  countdown: (seconds) => `Foto en ${seconds}`,
  chooseFile: 'Elegir una imagen en su lugar',
  camera: 'Cámara',
  deviceFallback: (kind, ordinal) => `${name(kind)} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `Elegir ${a(kind)}`,
  permissionFirst: (kind) => `Permite el acceso para elegir ${a(kind)}.`,
  allow: (kind) => `Permitir ${the(kind)}`,
  noDevice: (kind) => `No se encontró ${none(kind)}`,
  systemDefault: 'Predeterminado del sistema',
  tapToPlay: 'Toca para reproducir',
  audioOnly: 'Solo audio',
  startSource: 'Iniciar',
  audioLevel: 'Nivel de sonido',
  audioVisualizer: (active) => (active ? 'Imagen del sonido' : 'Imagen del sonido: sin sonido'),
  noSound: 'No llega sonido del micrófono',
  nothingHeard: 'No llega sonido',
  pictureInPicture: (active) => (active ? 'Salir de imagen en imagen' : 'Imagen en imagen'),
  fullscreen: (active) => (active ? 'Salir de pantalla completa' : 'Pantalla completa'),
  turned: (kind, on) => `${name(kind)} ${on ? 'activad' : 'desactivad'}${pick(kind, ['a', 'o', ''])}`,
  heldBack: (kind) => `El sistema ha ${pick(kind, ['pausado', 'silenciado', ''])} ${the(kind)}.`,
  inspected: 'El flujo examinado',
  noStream: 'Ningún flujo',
  frames: (presented, dropped) => `${presented} fotogramas mostrados, ${dropped} perdidos`,
  property: 'Propiedad',
  askedFor: 'Solicitado',
  inEffect: 'En vigor',
  possible: 'Posible',
  events: 'Eventos',
  copyJson: 'Copiar como JSON',
  copied: 'Copiado, sin identificadores ni nombres de dispositivos',
  copyByHand: 'Copia este texto',
  shareScreen: 'Compartir pantalla',
  stopSharing: 'Dejar de compartir',
  choosing: 'Elige qué compartir…',
  sharing: (surface) =>
    ({
      monitor: 'Se comparte tu pantalla',
      window: 'Se comparte una ventana',
      browser: 'Se comparte una pestaña',
    })[surface] ?? 'Estás compartiendo',
  sharingPaused: 'En este momento no se ve nada de ello',
  sharingFailed: (code) =>
    (
      ({
        unsupported: ['Este navegador no puede compartir la pantalla', 'Abre la página en un ordenador.'],
        'insecure-context': [
          'Esta página no es segura',
          'Los navegadores solo comparten la pantalla con páginas cuya dirección empieza por https://.',
        ],
        'blocked-by-policy': [
          'Aquí no se puede compartir la pantalla',
          'Esta página, o la organización que administra el dispositivo, no lo permite.',
        ],
        'system-denied': [
          'Tu sistema bloquea el uso compartido de la pantalla',
          'Permite que el navegador grabe la pantalla en los ajustes de privacidad del sistema e inténtalo de nuevo.',
        ],
      }) as Partial<Record<FailureCode, ErrorText>>
    )[code] ?? ['No se pudo compartir la pantalla', 'Inténtalo de nuevo y elige otra pantalla o ventana.'],
  cameraControls: 'Controles de la cámara',
  cameraSetting: {
    zoom: 'Zoom',
    torch: 'Luz',
    backgroundBlur: 'Desenfocar el fondo',
    focusMode: 'Enfoque',
    focusDistance: 'Distancia de enfoque',
    exposureMode: 'Exposición',
    exposureCompensation: 'Compensación de exposición',
    exposureTime: 'Tiempo de exposición',
    whiteBalanceMode: 'Balance de blancos',
    colorTemperature: 'Temperatura de color',
    pan: 'Girar a la izquierda o a la derecha',
    tilt: 'Inclinar hacia arriba o hacia abajo',
    iso: 'Sensibilidad',
    brightness: 'Brillo',
    contrast: 'Contraste',
    saturation: 'Saturación',
    sharpness: 'Nitidez',
    pointX: 'Punto de enfoque, horizontal',
    pointY: 'Punto de enfoque, vertical',
  },
  cameraMode: { continuous: 'Automático', 'single-shot': 'Una vez', manual: 'Manual', none: 'Fijo' },
  switchCamera: 'Cambiar de cámara',
  moreControls: 'Más',
  noControls: 'Esta cámara no tiene nada que ajustar.',
  cameraOff: 'La cámara está apagada.',
  refused: (setting) => `La cámara no lo aceptó: ${setting}`,
  tapToFocus: 'Toca la imagen para enfocar ahí.',

  replaced: (kind) => [
    kind === 'video' ? 'Se usa otra cámara' : 'Se usa otro dispositivo',
    'El dispositivo elegido no está disponible en este momento.',
  ],
  how: 'Cómo hacerlo',
  unsupported: (kind) => [
    `Este navegador no puede usar ${either(kind)}`,
    'Abre la página en una versión actual de tu navegador habitual.',
  ],
  'insecure-context': (kind) => [
    'Esta página no es segura',
    `Los navegadores solo dan acceso ${toBoth(kind)} a páginas cuya dirección empieza por https://.`,
  ],
  'blocked-by-policy': (kind) => [
    `Aquí no se puede usar ${either(kind)}`,
    'Esta página o la organización que administra el dispositivo no lo permite.',
  ],
  'permission-denied': (kind) => [
    `El acceso ${toBoth(kind)} está bloqueado`,
    'Permítelo en los ajustes del navegador para este sitio e inténtalo de nuevo.',
  ],
  'permission-dismissed': (kind) => [
    `Se necesita acceso ${toBoth(kind)}`,
    'Inténtalo de nuevo y elige «Permitir» cuando el navegador lo pida.',
  ],
  'system-denied': (kind) => [
    `Tu sistema bloquea ${both(kind)}`,
    'Permite el acceso a tu navegador en los ajustes de privacidad del sistema e inténtalo de nuevo.',
  ],
  'device-not-found': (kind) => [
    kind ? `No se encontró ${none(kind)}` : 'No se encontró ni cámara ni micrófono',
    'Conecta un dispositivo e inténtalo de nuevo.',
  ],
  'device-in-use': (kind) => [
    `Otra aplicación está usando ${either(kind)}`,
    'Cierra las demás aplicaciones y pestañas que lo estén usando e inténtalo de nuevo.',
  ],
  'device-failed': (kind) => [
    `No se pudo iniciar ${either(kind)}`,
    'Vuelve a conectar el dispositivo o elige otro e inténtalo de nuevo.',
  ],
  'device-lost': (kind) => [
    `Se desconectó ${either(kind)}`,
    'Vuelve a conectar el dispositivo o elige otro e inténtalo de nuevo.',
  ],
  overconstrained: (kind) => [
    kind ? `${title(none(kind))} sirve` : 'Ningún dispositivo sirve',
    'Ninguno ofrece lo que pide esta página. Elige o conecta otro e inténtalo de nuevo.',
  ],
  interrupted: (kind) => [
    `Se interrumpió ${either(kind)}`,
    'Termina la llamada o cierra la aplicación que lo causó e inténtalo de nuevo.',
  ],
  unknown: (kind) => [
    kind ? `No se pudo iniciar ${either(kind)}` : 'No ha funcionado',
    'Inténtalo de nuevo o recarga la página.',
  ],
  sourceFailed: (code, kind) =>
    ({
      'blocked-by-policy': [
        'No se puede capturar este contenido',
        'Viene de otro sitio web que no lo permite.',
      ] as const,
      'device-not-found': [
        kind ? (kind === 'video' ? 'Aquí no hay imagen' : 'Aquí no hay sonido') : 'Aquí todavía no hay nada',
        'Inténtalo de nuevo en un momento.',
      ] as const,
      interrupted: ['De momento no llega nada', 'Continuará por sí solo.'] as const,
    })[code as string],
};
