import type { TrackKind } from '../../core/errors.js';
import type { RemedyTexts } from './texts.js';

const thing = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? 'la cámara' : 'el micrófono') : 'la cámara y el micrófono';

const menu = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? '«Cámara»' : '«Micrófono»') : '«Cámara» y «Micrófono»';

const AGAIN = 'Inténtalo de nuevo. Si no basta, recarga la página.';

/** The steps in Spanish, in the words of the Spanish menus. */
export const texts: RemedyTexts = {
  chrome: (kind) => [
    'Haz clic en el icono de información del sitio, a la izquierda de la dirección.',
    `Activa ${menu(kind)}. Si no aparece, abre «Configuración del sitio» y elige «Permitir».`,
    AGAIN,
  ],
  edge: (kind) => [
    'Haz clic en el icono de información del sitio, a la izquierda de la dirección.',
    `En «Permisos para este sitio», pon ${menu(kind)} en «Permitir».`,
    AGAIN,
  ],
  firefox: () => [
    'Haz clic en el icono tachado, a la izquierda de la dirección.',
    'Haz clic en la ✕ junto a «Bloqueado» o «Bloqueado temporalmente».',
    'Inténtalo de nuevo y elige «Permitir». Si no aparece ninguna pregunta, mira en Ajustes › Privacidad y seguridad › Permisos.',
  ],
  safari: (kind) => [
    'En la barra de menús, abre Safari › Ajustes para este sitio web.',
    `Pon ${menu(kind)} en «Permitir».`,
    AGAIN,
  ],
  otherBrowser: (kind) => [
    'Haz clic en el icono de información del sitio, junto a la dirección.',
    `En los permisos o ajustes del sitio, permite ${thing(kind)}.`,
    AGAIN,
  ],
  androidChrome: (kind) => [
    'Toca el icono a la izquierda de la dirección.',
    `Toca «Permisos» y activa ${menu(kind)}.`,
    AGAIN,
  ],
  androidFirefox: (kind) => [
    'Toca el candado o el escudo junto a la dirección.',
    `Toca ${menu(kind)} hasta que ponga «Permitido».`,
    AGAIN,
  ],
  iosSafari: (kind) => [
    'Toca el menú de la página junto a la dirección, luego «•••» si aparece y luego «Ajustes del sitio web».',
    `Pon ${menu(kind)} en «Permitir» o «Preguntar».`,
    'Si no está o no basta, abre la app Ajustes › Apps › Safari y haz lo mismo allí.',
    AGAIN,
  ],
  windows: (kind) => [
    `Abre Configuración › Privacidad y seguridad › ${menu(kind)}.`,
    'Activa el acceso para el dispositivo, para las aplicaciones y para las aplicaciones de escritorio.',
    'Algunos portátiles tienen además un interruptor, una tecla o una tapa.',
    'Inténtalo de nuevo.',
  ],
  macos: (kind) => [
    `Abre Ajustes del Sistema › Privacidad y seguridad › ${menu(kind)}.`,
    'Activa tu navegador en la lista.',
    'Cierra el navegador por completo y vuelve a abrirlo.',
  ],
  chromeos: (kind) => [
    `Abre Configuración › Privacidad y seguridad › Controles de privacidad y activa el acceso: ${menu(kind)}.`,
    'Algunos Chromebooks tienen además un interruptor o una tapa.',
    'Inténtalo de nuevo.',
  ],
  linux: (kind) => [
    `En la configuración del sistema, en «Privacidad», activa ${menu(kind)}.`,
    `Si el navegador es un Snap o Flatpak, permite ${thing(kind)} en sus permisos, en el centro de software.`,
    'Reinicia el navegador.',
  ],
  android: (kind) => [
    'En la app Ajustes › Aplicaciones, elige tu navegador y toca «Permisos».',
    `Permite ${menu(kind)} mientras se usa la aplicación.`,
    `Comprueba en Ajustes › Seguridad y privacidad que el acceso está activado para el dispositivo: ${menu(kind)}.`,
    'Inténtalo de nuevo.',
  ],
  ios: (kind) => [
    'En la app Ajustes › Apps, elige tu navegador.',
    `Permite ${menu(kind)}.`,
    'Si no está, mira en Tiempo de uso › Restricciones.',
    'Inténtalo de nuevo.',
  ],
  otherSystem: (kind) => [
    'Abre los ajustes de privacidad de tu sistema.',
    `Permite que tu navegador use ${thing(kind)}.`,
    'Reinicia el navegador.',
  ],
  inUse: (kind) => [
    `Cierra otras aplicaciones que puedan usar ${thing(kind)}, como las videollamadas.`,
    'Cierra otras pestañas y navegadores que también accedan.',
    'Inténtalo de nuevo. Si no basta, vuelve a conectar el dispositivo o reinicia el ordenador.',
  ],
  inUseMobile: (kind) => [
    `Termina las llamadas y cierra otras aplicaciones que usen ${thing(kind)}.`,
    'Cierra otras pestañas que también accedan.',
    'Inténtalo de nuevo. Si no basta, reinicia el dispositivo.',
  ],
  policy: (kind) => [
    'Si esta página forma parte de otra, ábrela en su propia pestaña.',
    `Si una empresa o escuela administra este dispositivo, pide que permitan ${thing(kind)} para este sitio.`,
    'Si no, avisa a los responsables del sitio.',
  ],
  insecure: () => [
    'En la dirección, cambia http:// por https:// y carga la página.',
    'Si no se carga, pide la dirección segura a los responsables del sitio.',
  ],
};
