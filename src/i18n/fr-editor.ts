import type { EditorMessages } from './messages.js';

/** The texts of an editor of constraints, in French. */
export const editorMessages: EditorMessages = {
  constraintsEditor: 'Contraintes',
  editorIdle: 'Démarrez la caméra ou le micro pour régler ce qui lui est demandé.',
  whichTrack: 'Contraintes pour',
  constraintGroup: {
    size: 'Taille et cadence',
    sound: 'Son',
    camera: 'Caméra',
    picture: 'Image',
    device: 'Appareil',
    screen: 'Partage d’écran',
    other: 'Autres',
  },
  constraintLabel: {
    width: 'Largeur',
    height: 'Hauteur',
    aspectRatio: 'Proportions',
    frameRate: 'Images par seconde',
    resizeMode: 'Redimen\u00adsionnement',
    echoCancellation: 'Annulation d’écho',
    noiseSuppression: 'Réduction du bruit',
    autoGainControl: 'Volume automatique',
    voiceIsolation: 'Isolation de la voix',
    channelCount: 'Canaux',
    sampleRate: 'Fréquence d’échantillonnage',
    sampleSize: 'Taille des échantillons',
    latency: 'Retard',
    pointsOfInterest: 'Point de mise au point',
    deviceId: 'Appareil',
    groupId: 'Matériel',
    facingMode: 'Orientation',
    displaySurface: 'Ce qui est partagé',
    logicalSurface: 'Parties cachées comprises',
    cursor: 'Pointeur',
    suppressLocalAudioPlayback: 'Muet ici',
    restrictOwnAudio: 'Sans le son de la page',
  },
  constraintLevel: {
    none: 'Non demandé',
    ideal: 'De préférence',
    exact: 'Exactement',
    min: 'Au moins',
    max: 'Au plus',
    range: 'Entre',
    written: 'Comme dans le JSON',
  },
  constraintWhy: {
    met: ({ got }) => (got ? `Comme demandé : ${got}` : 'Comme demandé'),
    nearest: ({ got }) => `C’est ${got} : le plus proche possible`,
    otherwise: ({ got }) => `C’est ${got}, alors que mieux était possible : choix du navigateur`,
    violated: ({ got }) => `C’est ${got}, bien que le navigateur ait accepté`,
    untold: () => 'Le navigateur ne dit pas ce qu’il en est',
    possible: () => 'Réalisable',
    near: ({ got }) => `Ce serait ${got}, le plus proche possible`,
    without: () => 'Sans effet : l’appareil n’en dispose pas',
    impossible: () => 'L’appareil ne le peut pas',
    absent: () => 'L’appareil n’en dispose pas',
    conflict: ({ others }) => `Impossible en même temps que : ${others}`,
    unknown: () => 'Seul un essai le dira : le navigateur ne dit pas ce qui est possible',
    ignored: () => 'Sans effet ici',
    refused: () => 'Le navigateur l’a refusé',
    switching: ({ got }) => `Un autre appareil sera ouvert pour cela : ${got}`,
  },
  useNearest: (value) => `Prendre ${value}`,
  canBe: (values) => `possible : ${values}`,
  isNow: (value) => `maintenant ${value}`,
  notTold: 'Non proposé par cet appareil :',
  unknownHere: 'Inconnu de ce navigateur',
  preset: 'Modèle',
  choosePreset: 'Choisir…',
  constraintPreset: {
    any: 'Ne rien demander',
    small: 'Petit, 320 × 240',
    hd: 'HD, 1280 × 720',
    'full-hd': 'Full HD, 1920 × 1080',
    square: 'Carré',
    smooth: 'Fluide, jusqu’à 60 Hz',
    voice: 'Voix',
    music: 'Musique',
    raw: 'Son brut',
  },
  apply: 'Appliquer',
  undo: 'Annuler',
  reset: 'Réinitialiser',
  unapplied: (count) =>
    count === 1
      ? '1 modification n’est pas encore appliquée'
      : `${count} modifications ne sont pas encore appliquées`,
  applied: (met) =>
    met ? 'Appliqué : tout est comme demandé' : 'Appliqué, mais tout n’est pas comme demandé',
  appliedSets: (count, met) =>
    count === met
      ? 'Appliqué : tout ce qui figure dans le JSON est réalisable'
      : `Appliqué : jeux avancés réalisables : ${met} sur ${count}, les autres sont ignorés`,
  nothingAsked: 'Rien n’est demandé : le navigateur choisit',
  notApplied: (what) =>
    what
      ? `Refusé : ${what}. Tout est comme avant.`
      : 'Le navigateur a refusé sans dire pourquoi. Tout est comme avant. En demander moins peut aider.',
  notSwitched: 'Non appliqué : l’autre appareil n’a pas pu être ouvert',
  onOff: (on) => (on ? 'oui' : 'non'),
  constraintsJson: 'Contraintes en JSON',
  settingsJson: 'Réglages en JSON',
  advancedSets: (count, met) =>
    `Jeux avancés : ${count}, dont réalisables : ${met}. Ils figurent dans le JSON et restent tels quels.`,
  jsonProblem: {
    syntax: (line) => `À partir de la ligne ${line}, ce n’est pas du JSON. Rien n’en est perdu.`,
    shape: () => 'Les contraintes sont un objet, entre accolades. Rien n’en est perdu.',
    value: (line) => `La valeur de la ligne ${line} n’est pas du bon type. Rien n’en est perdu.`,
  },
};
