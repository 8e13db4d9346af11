import type { InspectorMessages } from './messages.js';

/** The texts of an inspector, in English; names and values are those of the API in every language. */
export const inspectorMessages: InspectorMessages = {
  inspected: 'The stream that is looked at',
  noStream: 'No stream',
  frames: (presented, dropped) => `${presented} frames shown, ${dropped} dropped`,
  property: 'Property',
  askedFor: 'Asked for',
  inEffect: 'In effect',
  possible: 'Possible',
  events: 'Events',
  copyJson: 'Copy as JSON',
  copied: 'Copied, without the ids and names of devices',
  copyByHand: 'Copy this text',
};
