// A page in React 19 with every way in which React hands something to an element, and back.
import { StrictMode, useState, useSyncExternalStore, type Ref } from 'react';
import { createRoot } from 'react-dom/client';
import type { PhotoCaptureEvent } from 'media-capture-elements';
import { definedFirst, harness, initialProps, logSubmit, type BoothProps } from './harness.js';

/** Properties: where the tag is registered already React sets them, else a ref does. */
function properties<E extends HTMLElement, P extends Partial<E>>(props: P): P | { ref: Ref<E> } {
  return definedFirst ? props : { ref: (element: E | null) => void Object.assign(element ?? {}, props) };
}

function onPhoto({ photo }: PhotoCaptureEvent): void {
  harness.log.push(['photo-capture', photo.width, photo.height, photo.file.type]);
}

function Booth({ autoplay, disabled, ratio, width }: BoothProps) {
  return (
    <form action={logSubmit}>
      <media-capture-session
        facing-mode="user"
        autoplay={autoplay}
        onstream={() => harness.log.push(['stream'])}
        {...properties({ constraints: { video: { width: { exact: width } } } })}
      >
        <media-device-picker
          kind="videoinput"
          onInput={(event) => harness.log.push(['input', event.currentTarget.value])}
          onChange={(event) => harness.log.push(['change', event.currentTarget.value])}
        />
        <still-photo-capture
          required
          max-width={320}
          aspect-ratio={ratio}
          onphoto-capture={onPhoto}
          {...properties({ name: 'photo', disabled })}
        />
      </media-capture-session>
      <button>Send</button>
    </form>
  );
}

function Monitor() {
  const { session } = harness;
  const { status } = useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.state,
  );
  return (
    <section>
      <output>{status}</output>
      <media-stream-preview controls {...properties({ session })} />
    </section>
  );
}

function Page() {
  const [props, setProps] = useState(initialProps);
  harness.set = (patch) => setProps((before) => ({ ...before, ...patch }));
  const children = [props.shown && <Booth key="booth" {...props} />, <Monitor key="monitor" />];
  return props.last ? children.reverse() : children;
}

if (definedFirst) await harness.define();
createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
