import type { TrackKind } from '../../core/errors.js';
import type { RemedyTexts } from './texts.js';

const thing = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? 'la caméra' : 'le micro') : 'la caméra et le micro';

// Apple and Android call the camera "Appareil photo", the others "Caméra".
const menu = (kind?: TrackKind, camera = 'Caméra'): string =>
  kind ? (kind === 'video' ? `« ${camera} »` : '« Micro »') : `« ${camera} » et « Micro »`;
const photoMenu = (kind?: TrackKind): string => menu(kind, 'Appareil photo');

const AGAIN = 'Réessayez. Si cela ne suffit pas, rechargez la page.';

/** The steps in French, in the words of the French menus. */
export const texts: RemedyTexts = {
  chrome: (kind) => [
    'Cliquez sur l’icône d’informations sur le site, à gauche de l’adresse.',
    `Activez ${menu(kind)}. Si ce réglage manque, ouvrez « Paramètres du site » et choisissez « Autoriser ».`,
    AGAIN,
  ],
  edge: (kind) => [
    'Cliquez sur l’icône d’informations sur le site, à gauche de l’adresse.',
    `Sous « Autorisations pour ce site », réglez ${menu(kind)} sur « Autoriser ».`,
    AGAIN,
  ],
  firefox: () => [
    'Cliquez sur l’icône barrée à gauche de l’adresse.',
    'Cliquez sur le ✕ à côté de « Bloqué » ou « Bloqué temporairement ».',
    'Réessayez et choisissez « Autoriser ». Si rien ne s’affiche, voyez Paramètres › Vie privée et sécurité › Permissions.',
  ],
  safari: (kind) => [
    'Dans la barre des menus, ouvrez Safari › Réglages pour ce site web.',
    `Réglez ${photoMenu(kind)} sur « Autoriser ».`,
    AGAIN,
  ],
  otherBrowser: (kind) => [
    'Cliquez sur l’icône d’informations sur le site, à côté de l’adresse.',
    `Dans les autorisations ou paramètres du site, autorisez ${thing(kind)}.`,
    AGAIN,
  ],
  androidChrome: (kind) => [
    'Touchez l’icône à gauche de l’adresse.',
    `Touchez « Autorisations » et activez ${photoMenu(kind)}.`,
    AGAIN,
  ],
  androidFirefox: (kind) => [
    'Touchez le cadenas ou le bouclier à côté de l’adresse.',
    `Touchez ${photoMenu(kind)} pour afficher « Autorisé ».`,
    AGAIN,
  ],
  iosSafari: (kind) => [
    'Touchez le menu de la page à côté de l’adresse, puis « ••• » s’il apparaît, puis « Réglages du site web ».',
    `Réglez ${photoMenu(kind)} sur « Autoriser » ou « Demander ».`,
    'Si ce réglage manque ou ne suffit pas, ouvrez l’app Réglages › Apps › Safari et faites de même.',
    AGAIN,
  ],
  windows: (kind) => [
    `Ouvrez Paramètres › Confidentialité et sécurité › ${menu(kind)}.`,
    'Activez l’accès pour l’appareil, pour les applications et pour les applications de bureau.',
    'Certains portables ont aussi un interrupteur, une touche ou un cache.',
    'Réessayez.',
  ],
  macos: (kind) => [
    `Ouvrez Réglages Système › Confidentialité et sécurité › ${photoMenu(kind)}.`,
    'Activez votre navigateur dans la liste.',
    'Quittez le navigateur et rouvrez-le.',
  ],
  chromeos: (kind) => [
    `Ouvrez Paramètres › Sécurité et confidentialité › Paramètres de confidentialité et activez l’accès : ${menu(kind)}.`,
    'Certains Chromebooks ont aussi un interrupteur ou un cache.',
    'Réessayez.',
  ],
  linux: (kind) => [
    `Dans les paramètres du système, sous « Confidentialité », activez ${menu(kind)}.`,
    `Si le navigateur est un Snap ou un Flatpak, autorisez ${thing(kind)} dans ses permissions, dans la logithèque.`,
    'Redémarrez le navigateur.',
  ],
  android: (kind) => [
    'Dans l’app Paramètres › Applications, choisissez votre navigateur et touchez « Autorisations ».',
    `Autorisez ${photoMenu(kind)} lorsque vous utilisez l’application.`,
    `Vérifiez dans Paramètres › Sécurité et confidentialité que l’accès est activé pour l’appareil : ${photoMenu(kind)}.`,
    'Réessayez.',
  ],
  ios: (kind) => [
    'Dans l’app Réglages › Apps, choisissez votre navigateur.',
    `Autorisez ${photoMenu(kind)}.`,
    'Si ce réglage manque, voyez Temps d’écran › Contenu et confidentialité.',
    'Réessayez.',
  ],
  otherSystem: (kind) => [
    'Ouvrez les réglages de confidentialité de votre système.',
    `Autorisez votre navigateur à utiliser ${thing(kind)}.`,
    'Redémarrez le navigateur.',
  ],
  inUse: (kind) => [
    `Quittez les autres applications qui utilisent peut-être ${thing(kind)}, comme les appels vidéo.`,
    'Fermez les autres onglets et navigateurs qui s’en servent.',
    'Réessayez. Si cela ne suffit pas, rebranchez l’appareil ou redémarrez l’ordinateur.',
  ],
  inUseMobile: (kind) => [
    `Terminez les appels et fermez les autres applications qui utilisent ${thing(kind)}.`,
    'Fermez les autres onglets qui s’en servent.',
    'Réessayez. Si cela ne suffit pas, redémarrez l’appareil.',
  ],
  policy: (kind) => [
    'Si cette page fait partie d’une autre, ouvrez-la dans son propre onglet.',
    `Si une entreprise ou une école gère cet appareil, demandez-lui d’autoriser ${thing(kind)} pour ce site.`,
    'Sinon, prévenez les responsables du site.',
  ],
  insecure: () => [
    'Dans l’adresse, remplacez http:// par https:// et chargez la page.',
    'Si elle ne se charge pas, demandez l’adresse sécurisée aux responsables du site.',
  ],
};
