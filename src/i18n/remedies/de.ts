import type { TrackKind } from '../../core/errors.js';
import type { RemedyTexts } from './texts.js';

const thing = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? 'die Kamera' : 'das Mikrofon') : 'Kamera und Mikrofon';

const menu = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? '„Kamera“' : '„Mikrofon“') : '„Kamera“ und „Mikrofon“';

const AGAIN = 'Erneut versuchen. Wenn das nicht hilft, die Seite neu laden.';

/** The steps in German, in the words of the German menus. */
export const texts: RemedyTexts = {
  chrome: (kind) => [
    'Links neben der Adresse das Symbol für Website-Informationen anklicken.',
    `${menu(kind)} einschalten. Fehlt der Eintrag, „Website-Einstellungen“ öffnen und „Zulassen“ wählen.`,
    AGAIN,
  ],
  edge: (kind) => [
    'Links neben der Adresse das Symbol für Websiteinformationen anklicken.',
    `Unter „Berechtigungen für diese Website“ ${menu(kind)} auf „Zulassen“ stellen.`,
    AGAIN,
  ],
  firefox: () => [
    'Links neben der Adresse das durchgestrichene Symbol anklicken.',
    'Auf das ✕ neben „Blockiert“ oder „Vorübergehend blockiert“ klicken.',
    'Erneut versuchen und „Erlauben“ wählen. Kommt keine Frage, unter Einstellungen › Datenschutz & Sicherheit › Berechtigungen nachsehen.',
  ],
  safari: (kind) => [
    'In der Menüleiste Safari › Einstellungen für diese Website öffnen.',
    `${menu(kind)} auf „Erlauben“ stellen.`,
    AGAIN,
  ],
  otherBrowser: (kind) => [
    'Neben der Adresse das Symbol mit Informationen zur Website anklicken.',
    `In den Berechtigungen oder Einstellungen der Website ${thing(kind)} erlauben.`,
    AGAIN,
  ],
  androidChrome: (kind) => [
    'Auf das Symbol links neben der Adresse tippen.',
    `Auf „Berechtigungen“ tippen und ${menu(kind)} einschalten.`,
    AGAIN,
  ],
  androidFirefox: (kind) => [
    'Auf das Schloss oder den Schild neben der Adresse tippen.',
    `Auf ${menu(kind)} tippen, bis dort „Erlaubt“ steht.`,
    AGAIN,
  ],
  iosSafari: (kind) => [
    'Auf das Seitenmenü neben der Adresse tippen, dann gegebenenfalls auf „•••“, dann auf „Website-Einstellungen“.',
    `${menu(kind)} auf „Erlauben“ oder „Fragen“ stellen.`,
    'Fehlt der Eintrag oder hilft das nicht: in der App „Einstellungen“ › Apps › Safari dasselbe einstellen.',
    AGAIN,
  ],
  windows: (kind) => [
    `Einstellungen › Datenschutz und Sicherheit › ${menu(kind)} öffnen.`,
    'Den Zugriff für das Gerät, für Apps und für Desktop-Apps einschalten.',
    'Manche Laptops haben dafür auch einen Schalter, eine Taste oder eine Abdeckung.',
    'Erneut versuchen.',
  ],
  macos: (kind) => [
    `Systemeinstellungen › Datenschutz & Sicherheit › ${menu(kind)} öffnen.`,
    'Den Browser in der Liste einschalten.',
    'Den Browser beenden und wieder öffnen.',
  ],
  chromeos: (kind) => [
    `Einstellungen › Datenschutz und Sicherheit › Datenschutzeinstellungen öffnen und den Zugriff für ${menu(kind)} einschalten.`,
    'Manche Chromebooks haben dafür auch einen Schalter oder eine Abdeckung.',
    'Erneut versuchen.',
  ],
  linux: (kind) => [
    `In den Systemeinstellungen unter „Datenschutz“ ${menu(kind)} einschalten.`,
    `Ist der Browser ein Snap oder Flatpak: in der Software-Verwaltung bei seinen Berechtigungen ${thing(kind)} erlauben.`,
    'Den Browser neu starten.',
  ],
  android: (kind) => [
    'In der App „Einstellungen“ unter „Apps“ den Browser wählen und auf „Berechtigungen“ tippen.',
    `Für ${menu(kind)} den Zugriff während der Nutzung der App zulassen.`,
    `Unter Einstellungen › Sicherheit & Datenschutz prüfen, ob der Zugriff auf ${menu(kind)} für das Gerät eingeschaltet ist.`,
    'Erneut versuchen.',
  ],
  ios: (kind) => [
    'In der App „Einstellungen“ unter „Apps“ den Browser wählen.',
    `${menu(kind)} erlauben.`,
    'Fehlt der Eintrag: unter Bildschirmzeit › Beschränkungen nachsehen.',
    'Erneut versuchen.',
  ],
  otherSystem: (kind) => [
    'Die Datenschutzeinstellungen des Systems öffnen.',
    `Dem Browser ${thing(kind)} erlauben.`,
    'Den Browser neu starten.',
  ],
  inUse: (kind) => [
    `Andere Apps beenden, die vielleicht ${thing(kind)} verwenden, zum Beispiel Videoanrufe.`,
    'Andere Tabs und Browser schließen, die darauf zugreifen.',
    'Erneut versuchen. Wenn das nicht hilft, das Gerät neu anschließen oder den Computer neu starten.',
  ],
  inUseMobile: (kind) => [
    `Anrufe beenden und andere Apps schließen, die ${thing(kind)} verwenden.`,
    'Andere Tabs schließen, die darauf zugreifen.',
    'Erneut versuchen. Wenn das nicht hilft, das Gerät neu starten.',
  ],
  policy: (kind) => [
    'Ist diese Seite Teil einer anderen, sie in einem eigenen Tab öffnen.',
    `Wird das Gerät von einer Firma oder Schule verwaltet, dort um die Freigabe für diese Website bitten: ${menu(kind)}.`,
    'Sonst den Betreibern der Website Bescheid geben.',
  ],
  insecure: () => [
    'In der Adresse http:// durch https:// ersetzen und die Seite laden.',
    'Lädt sie nicht, die Betreiber der Website nach der sicheren Adresse fragen.',
  ],
};
