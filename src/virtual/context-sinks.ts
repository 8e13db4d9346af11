import { hasSink, sinkIds } from './audio-output.js';
import { all, divert, redefine, type Undo } from './take-over.js';
import type { VirtualHost } from './virtual-host.js';

/** An AudioContext that plays into a device that can be chosen. */
interface SinkContext extends AudioContext {
  readonly sinkId: unknown;
  setSinkId: (id: unknown) => Promise<void>;
}

type SinkContextClass = (new (...args: unknown[]) => SinkContext) & { readonly prototype: SinkContext };

/** What the engine is told: its default device for those of the host, and of its own ones that they are none. */
const forEngine = (host: VirtualHost, id: unknown): unknown =>
  typeof id !== 'string' ? id : hasSink(host, id) ? '' : `no ${id}`;

/** The engine's class, with virtual speakers for AudioContextOptions.sinkId. */
const classFor = (host: VirtualHost, Native: SinkContextClass): SinkContextClass =>
  new Proxy(Native, {
    construct(target, args, newTarget) {
      const { sinkId } = Object(args[0]) as { sinkId?: unknown };
      if (typeof sinkId !== 'string') return Reflect.construct(target, args, newTarget) as SinkContext;
      const value = forEngine(host, sinkId);
      const options: unknown = Object.create(args[0] as object, { sinkId: { value } });
      const context = Reflect.construct(target, [options], newTarget) as SinkContext;
      if (!value) sinkIds.set(context, sinkId);
      return context;
    },
  });

/** Moves a context from one device to another; one that is running is suspended meanwhile. */
async function move(context: SinkContext, id: string): Promise<void> {
  const wasRunning = context.state === 'running';
  if (wasRunning) {
    const told = new Promise((resolve) => context.addEventListener('statechange', resolve, { once: true }));
    await context.suspend();
    await told;
  }
  // Never at once: a listener may come after the call.
  await Promise.resolve();
  sinkIds.set(context, id);
  context.dispatchEvent(new Event('sinkchange'));
  if (wasRunning) context.resume().catch(() => undefined);
}

/** @param native what the engine does, and says, by itself */
async function choose(
  host: VirtualHost,
  native: SinkContext['setSinkId'],
  context: SinkContext,
  ids: unknown[],
): Promise<void> {
  host.expectAllowed('speaker-selection');
  const [id] = ids;
  const asked = ids.map((id) => forEngine(host, id));
  const { sinkId, state } = context;
  const isDefault = sinkIds.get(context) || sinkId === '';
  if (asked[0] !== '' || !isDefault || state === 'closed') {
    await Reflect.apply(native, context, asked);
    sinkIds.set(context, typeof id === 'string' ? id : '');
  } else if (id !== sinkId) {
    // From one of the host's to another: the engine's default device it is before and after.
    await move(context, id as string);
  }
}

/**
 * Lets audio contexts play into virtual speakers where the engine has AudioContext.setSinkId() (Web Audio API, sections
 * 1.2.1 to 1.2.4). What plays to nobody, and what is refused, is left to the engine.
 * @returns puts back what was there
 */
export function installContextSinks(host: VirtualHost): Undo {
  const { AudioContext: Native } = globalThis as unknown as { AudioContext?: SinkContextClass };
  const { prototype } = Native ?? {};
  if (!Native || !prototype?.setSinkId) return () => {};
  const { setSinkId } = prototype;
  const Own = classFor(host, Native);
  const put = (target: object, name: string): Undo =>
    redefine(target, name, target, (part) => (part === 'value' ? (Own as never) : undefined));
  return all(
    divert(prototype, 'sinkId', (native, context) => sinkIds.get(context as object) || native(), 'get'),
    divert(prototype, 'setSinkId', (_native, context, ids) =>
      choose(host, setSinkId, context as SinkContext, ids),
    ),
    put(globalThis, 'AudioContext'),
    put(prototype, 'constructor'),
  );
}
