// Runs in the page before anything else: keeps what Storybook says on its channel, and every track that is opened.
export function observe() {
  // A docs page is done when it is rendered, whichever of the stories in it are played before or after that.
  const isDocs = new URLSearchParams(window.location.search).get('viewMode') === 'docs';
  const RUNS = [isDocs ? 'docsRendered' : 'storyFinished', 'storyMissing', 'storyErrored'];
  const FAILURES = [
    'storyThrewException',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
    'storyErrored',
  ];
  const seen = (window.__stories = { runs: [], failures: [], tracks: [] });

  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      for (const name of RUNS) channel.on(name, (payload) => seen.runs.push(summarize(name, payload)));
      for (const name of FAILURES)
        channel.on(name, (payload) => seen.failures.push(`${name}: ${describe(payload)}`));
    },
  });

  function summarize(name, payload) {
    const violations = (payload?.reporters ?? []).flatMap(({ type, status, result }) =>
      type === 'a11y' && status !== 'passed'
        ? (result.violations ?? [{ id: String(result.error), nodes: [] }])
        : [],
    );
    return {
      name,
      status: payload?.status,
      axe: violations.map(({ id, help, nodes }) => {
        const places = nodes.map(
          ({ target, failureSummary }) => `${target.flat().join(' >> ')}: ${failureSummary}`,
        );
        return `axe ${id}: ${help}\n${places.join('\n')}`;
      }),
    };
  }

  function describe(payload) {
    const errors = Array.isArray(payload) ? payload : [payload];
    return errors.map((error) => error?.message ?? error?.description ?? JSON.stringify(error)).join('; ');
  }

  function keep(prototype, method, tracksOf) {
    const original = prototype?.[method];
    if (!original) return;
    prototype[method] = function (...args) {
      const result = original.apply(this, args);
      Promise.resolve(result).then(
        (value) => seen.tracks.push(...tracksOf(value)),
        () => {},
      );
      return result;
    };
  }
  const ofStream = (stream) => stream.getTracks();
  keep(globalThis.MediaDevices?.prototype, 'getUserMedia', ofStream);
  keep(globalThis.MediaDevices?.prototype, 'getDisplayMedia', ofStream);
  keep(MediaStream.prototype, 'clone', ofStream);
  keep(MediaStreamTrack.prototype, 'clone', (track) => [track]);
  keep(HTMLCanvasElement.prototype, 'captureStream', ofStream);
}
