declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}

declare module 'readme:jsx' {
  import type { ComponentType } from 'react';

  export const PhotoForm: ComponentType<{ onSend: (photo: File) => void }>;
}

declare module 'readme:vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
