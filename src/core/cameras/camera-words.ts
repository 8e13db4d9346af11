/*
 * The words by which browsers tell cameras apart. Android has "camera2 0, facing back" in every language. iOS and macOS
 * name cameras in the language of the system, as in "Back Ultra Wide Camera", "Rückseitige Ultra-Weitwinkelkamera",
 * "背面超広角カメラ"; computers have what the maker wrote on them. Stems, so that they fit every gender and case.
 */

const anyOf = (...words: string[]): RegExp => new RegExp(words.join('|'), 'iu');

/** Words for a camera that looks where its user looks. */
export const REAR = /* @__PURE__ */ anyOf(
  'back\\b|rear|environment|\\bworld\\b|rück|hinter|arrière|traser|traseir|trás|posterior|darrere|achter',
  'baksid|bakre|\\bbak|bagsid|bagkamera|tyln|zadn|задн|тыл|arka |خلفي|אחורי|πίσω|背面|后置|後置|后面|後面|후면',
  'หลัง|mặt sau|phía sau|belakang|takakam|hátsó|hátlap|spate|stražnj|बैक|पीछे|पिछल',
);

/** Words for a camera that looks at its user; on a computer that is the one that is built in. */
export const FRONT = /* @__PURE__ */ anyOf(
  'front|\\buser\\b|selfie|facetime|truedepth|integrated|internal|built-?in|vorder|avant|delanter|frente|anterior',
  'voorzijde|voorkant|framsid|främre|forside|przedn|předn|predn|prednj|передн|фронт|ön kamera|أمامي|קדמי|μπροστ',
  '前面|前置|フロント|インカメラ|内蔵|内置|내장|전면|หน้า|mặt trước|phía trước|depan|etukamera|előlap|फ़्रंट|फ्रंट|सामने',
);

/** Words for a lens that sees more than the main one. "Ultra HD" is a size. */
export const WIDE = /* @__PURE__ */ anyOf(
  'ultra(?! ?hd)|\\b0[.,]5|сверхширок|надширок|超広角|超廣角|超广角|초광각|울트라|فائق|अल्ट्रा',
);

/** Words for a lens that sees further than the main one. */
export const TELE = /* @__PURE__ */ anyOf(
  'tele|télé|теле|τηλε|望遠|长焦|長焦|远摄|遠攝|망원|مقرب|تقريب|טלה|טלפוטו|เทเล|टेली',
);

/** Words for a camera made of several lenses, which changes between them by itself. */
export const SEVERAL = /* @__PURE__ */ anyOf(
  'dual|triple|double|doble|doppi|dupl|tripl|dreifach|dubbel|podwójn|potrójn|двойн|тройн|デュアル|トリプル',
  '双|雙|三镜|三鏡|듀얼|트리플|مزدوج|ثلاثي|כפול',
);

/** Words for cameras that are no use for taking pictures of people and things. */
export const SPECIAL = /* @__PURE__ */ anyOf(
  'depth sensor|infrared|\\bIR\\b|\\btof\\b|macro|monochrome|desk view|schreibtischansicht|デスクビュー',
);
