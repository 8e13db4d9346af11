import type { TrackKind } from '../core/errors.js';
import { editorMessages } from './ar-editor.js';
import type { AllMessages, ErrorText, FailureCode } from './messages.js';

type Kind = TrackKind | MediaDeviceKind;
type Forms = readonly [video: string, audio: string, output: string];

const pick = (kind: Kind, [video, audio, output]: Forms): string =>
  kind[0] === 'v' ? video : kind === 'audiooutput' ? output : audio;

const name = (kind: Kind): string => pick(kind, ['كاميرا', 'ميكروفون', 'مكبّر صوت']);
const the = (kind: Kind): string => pick(kind, ['الكاميرا', 'الميكروفون', 'مكبّر الصوت']);

const both = (kind?: TrackKind): string => (kind ? the(kind) : 'الكاميرا والميكروفون');
const either = (kind?: TrackKind): string => (kind ? the(kind) : 'الكاميرا أو الميكروفون');
const anyOf = (kind?: TrackKind): string => (kind ? name(kind) : 'كاميرا أو ميكروفون');

/** Arabic. */
export const messages: AllMessages = {
  ...editorMessages,
  lang: 'ar',
  dir: 'rtl',
  start: (kind) => `تشغيل ${both(kind)}`,
  starting: 'جارٍ التشغيل…',
  ended: 'انتهى',
  stop: 'إيقاف',
  cancel: 'إلغاء',
  retry: 'إعادة المحاولة',
  takePhoto: 'التقاط صورة',
  retake: 'إعادة الالتقاط',
  yourPhoto: 'صورتك',
  photoTaken: 'تم التقاط الصورة',
  valueMissing: 'يُرجى التقاط صورة.',
  countdown: (seconds) => `الصورة بعد ${seconds}`,
  chooseFile: 'اختيار صورة محفوظة بدلًا من ذلك',
  camera: 'كاميرا',
  deviceFallback: (kind, ordinal) => `${name(kind)} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `اختيار ${the(kind)}`,
  permissionFirst: (kind) => `اسمح بالوصول لتتمكّن من اختيار ${the(kind)}.`,
  allow: (kind) => `السماح باستخدام ${the(kind)}`,
  noDevice: (kind) => `لم يُعثر على ${name(kind)}`,
  systemDefault: 'الإعداد الافتراضي للنظام',
  tapToPlay: 'انقر للتشغيل',
  audioOnly: 'صوت فقط',
  startSource: 'بدء',
  audioLevel: 'مستوى الصوت',
  audioVisualizer: (active) => (active ? 'عرض مرئي للصوت' : 'عرض مرئي للصوت: لا يوجد صوت'),
  noSound: 'لا يصل صوت من الميكروفون',
  nothingHeard: 'لا يصل صوت',
  pictureInPicture: (active) => (active ? 'إنهاء وضع نافذة ضمن نافذة' : 'نافذة ضمن نافذة'),
  fullscreen: (active) => (active ? 'إنهاء ملء الشاشة' : 'ملء الشاشة'),
  turned: (kind, on) =>
    `${the(kind)}: ${on ? 'قيد التشغيل' : 'متوقف'}${!on ? pick(kind, ['ة', '', '']) : ''}`,
  heldBack: (kind) =>
    `${pick(kind, ['أوقف النظام', 'كتم النظام', ''])} ${the(kind)}${pick(kind, [' مؤقتًا', '', ''])}.`,
  inspected: 'البث قيد الفحص',
  noStream: 'لا يوجد بث',
  frames: (presented, dropped) => `الإطارات المعروضة: ${presented}، المفقودة: ${dropped}`,
  property: 'الخاصية',
  askedFor: 'المطلوب',
  inEffect: 'الساري',
  possible: 'الممكن',
  events: 'الأحداث',
  copyJson: 'نسخ بتنسيق JSON',
  copied: 'تم النسخ دون معرّفات الأجهزة وأسمائها',
  copyByHand: 'انسخ هذا النص',
  shareScreen: 'مشاركة الشاشة',
  stopSharing: 'إيقاف المشاركة',
  choosing: 'اختر ما تريد مشاركته…',
  sharing: (surface) =>
    ({
      monitor: 'تتم مشاركة شاشتك',
      window: 'تتم مشاركة نافذة',
      browser: 'تتم مشاركة علامة تبويب',
    })[surface] ?? 'المشاركة جارية',
  sharingPaused: 'لا يظهر منها شيء في الوقت الحالي',
  sharingFailed: (code) =>
    (
      ({
        unsupported: ['لا يستطيع هذا المتصفح مشاركة الشاشة', 'افتح الصفحة على جهاز كمبيوتر.'],
        'insecure-context': [
          'هذه الصفحة غير آمنة',
          'لا تشارك المتصفحات الشاشة إلا مع الصفحات التي يبدأ عنوانها بـ \u2066https://\u2069.',
        ],
        'blocked-by-policy': [
          'لا يمكن مشاركة الشاشة هنا',
          'لا تسمح بذلك هذه الصفحة أو المؤسسة التي تدير الجهاز.',
        ],
        'system-denied': [
          'يمنع نظامك مشاركة الشاشة',
          'اسمح لمتصفحك بتسجيل الشاشة في إعدادات الخصوصية في النظام، ثم أعد المحاولة.',
        ],
      }) as Partial<Record<FailureCode, ErrorText>>
    )[code] ?? ['تعذّرت مشاركة الشاشة', 'أعد المحاولة واختر شاشة أو نافذة أخرى.'],
  cameraControls: 'عناصر التحكم في الكاميرا',
  cameraSetting: {
    zoom: 'التكبير',
    torch: 'الضوء',
    backgroundBlur: 'تمويه الخلفية',
    focusMode: 'التركيز',
    focusDistance: 'مسافة التركيز',
    exposureMode: 'التعريض',
    exposureCompensation: 'تعويض التعريض',
    exposureTime: 'مدة التعريض',
    whiteBalanceMode: 'توازن اللون الأبيض',
    colorTemperature: 'درجة حرارة اللون',
    pan: 'التدوير يسارًا أو يمينًا',
    tilt: 'الإمالة إلى الأعلى أو الأسفل',
    iso: 'الحساسية',
    brightness: 'السطوع',
    contrast: 'التباين',
    saturation: 'التشبّع',
    sharpness: 'الحدّة',
    pointX: 'نقطة التركيز أفقيًا',
    pointY: 'نقطة التركيز رأسيًا',
  },
  cameraMode: { continuous: 'تلقائي', 'single-shot': 'مرة واحدة', manual: 'يدوي', none: 'ثابت' },
  switchCamera: 'تبديل الكاميرا',
  moreControls: 'المزيد',
  noControls: 'لا يوجد ما يمكن ضبطه في هذه الكاميرا.',
  cameraOff: 'الكاميرا متوقفة.',
  refused: (setting) => `لم تقبل الكاميرا هذا الإعداد: ${setting}`,
  tapToFocus: 'انقر على الصورة للتركيز هناك.',

  replaced: (kind) => [
    kind === 'video' ? 'تُستخدم كاميرا أخرى' : 'يُستخدم جهاز آخر',
    'الجهاز المختار غير متاح حاليًا.',
  ],
  how: 'طريقة الحل',
  unsupported: (kind) => [
    `لا يستطيع هذا المتصفح استخدام ${either(kind)}`,
    'افتح الصفحة في إصدار حديث من متصفحك المعتاد.',
  ],
  'insecure-context': (kind) => [
    'هذه الصفحة غير آمنة',
    `لا تتيح المتصفحات ${both(kind)} إلا للصفحات التي يبدأ عنوانها بـ \u2066https://\u2069.`,
  ],
  'blocked-by-policy': (kind) => [
    `لا يمكن استخدام ${either(kind)} هنا`,
    'لا تسمح بذلك هذه الصفحة أو المؤسسة التي تدير الجهاز.',
  ],
  'permission-denied': (kind) => [
    `الوصول إلى ${both(kind)} محظور`,
    'اسمح به في إعدادات المتصفح لهذا الموقع، ثم أعد المحاولة.',
  ],
  'permission-dismissed': (kind) => [
    `يلزم السماح بالوصول إلى ${both(kind)}`,
    'أعد المحاولة واختر «السماح» عندما يسألك المتصفح.',
  ],
  'system-denied': (kind) => [
    `النظام يحظر ${both(kind)}`,
    'اسمح لمتصفحك بالوصول في إعدادات الخصوصية في النظام، ثم أعد المحاولة.',
  ],
  'device-not-found': (kind) => [`لم يُعثر على ${anyOf(kind)}`, 'صِل جهازًا، ثم أعد المحاولة.'],
  'device-in-use': (kind) => [
    `هناك تطبيق آخر يستخدم ${either(kind)}`,
    'أغلق التطبيقات وعلامات التبويب الأخرى التي تستخدم الجهاز، ثم أعد المحاولة.',
  ],
  'device-failed': (kind) => [
    `تعذّر تشغيل ${either(kind)}`,
    'أعد توصيل الجهاز أو اختر جهازًا آخر، ثم أعد المحاولة.',
  ],
  'device-lost': (kind) => [
    `انقطع الاتصال ب${either(kind)}`,
    'أعد توصيل الجهاز أو اختر جهازًا آخر، ثم أعد المحاولة.',
  ],
  overconstrained: (kind) => [
    `لم يُعثر على ${anyOf(kind)} ${kind === 'video' ? 'مناسبة' : 'مناسب'}`,
    'لا يوفّر أي جهاز ما تطلبه هذه الصفحة. اختر جهازًا آخر أو صِله، ثم أعد المحاولة.',
  ],
  interrupted: (kind) => [
    `توقّف استخدام ${either(kind)}`,
    'أنهِ المكالمة أو أغلق التطبيق الذي تسبّب في ذلك، ثم أعد المحاولة.',
  ],
  unknown: (kind) => [
    kind ? `تعذّر تشغيل ${either(kind)}` : 'لم تنجح العملية',
    'أعد المحاولة أو أعد تحميل الصفحة.',
  ],
  sourceFailed: (code, kind) =>
    ({
      'blocked-by-policy': ['لا يمكن التقاط هذا المحتوى', 'مصدره موقع آخر لا يسمح بذلك.'] as const,
      'device-not-found': [
        kind ? (kind === 'video' ? 'لا توجد صورة هنا' : 'لا يوجد صوت هنا') : 'لا يوجد شيء هنا بعد',
        'أعد المحاولة بعد قليل.',
      ] as const,
      interrupted: ['لا يصل شيء في الوقت الحالي', 'سيستأنف من تلقاء نفسه.'] as const,
    })[code as string],
};
