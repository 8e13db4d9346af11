import { expect } from '@open-wc/testing';
import { installVirtualDevices, type InstalledVirtualDevices } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { itNeeds } from '../support/engine.js';
import { waitFor } from '../support/wait.js';

interface SinkContext extends AudioContext {
  readonly sinkId: string | { readonly type: string };
  setSinkId(id: unknown): Promise<void>;
}

describe('virtual speakers of an AudioContext', () => {
  let virtual: InstalledVirtualDevices;
  let context: SinkContext;
  let events: string[];

  const itCan = (title: string, test: () => Promise<void>): void =>
    itNeeds('AudioContext.prototype.setSinkId', title, test);

  /** The ids of the speakers in the room. */
  async function speakers(): Promise<string[]> {
    (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks()[0]!.stop();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== 'default')
      .map(({ deviceId }) => deviceId);
  }

  function create(options?: object): SinkContext {
    context = new AudioContext(options) as SinkContext;
    const say = (event: Event): void => {
      const { sinkId, state } = context;
      events.push(`${event.type} ${state} ${typeof sinkId === 'string' ? sinkId : sinkId.type}`);
    };
    for (const type of ['sinkchange', 'statechange', 'error']) context.addEventListener(type, say);
    return context;
  }

  /** Resolves when the context is in a state, and has said so; from then on its events count. */
  async function reach(state: AudioContextState): Promise<void> {
    await waitFor(() => events.at(-1)?.startsWith(`statechange ${state}`));
    events.length = 0;
  }

  async function createSuspended(): Promise<void> {
    create();
    await reach('running');
    await context.suspend();
    await reach('suspended');
  }

  beforeEach(() => {
    events = [];
    virtual = installVirtualDevices({ devices: 'conference-room' });
  });

  afterEach(async () => {
    virtual.uninstall();
    if (context && context.state !== 'closed') await context.close();
  });

  itCan('are chosen one after the other, and each time an event says so', async () => {
    const [table, room] = await speakers();
    await createSuspended();
    for (const id of [table, table, room, 'default', '']) {
      await context.setSinkId(id);
      expect(context.sinkId).to.equal(id);
    }
    const chosen = [table, room, 'default', ''];
    expect(events).to.deep.equal(chosen.map((id) => `sinkchange suspended ${id}`));
  });

  itCan('suspend a context that runs until it plays there', async () => {
    const [table] = await speakers();
    create();
    await reach('running');
    await context.setSinkId(table);
    await waitFor(() => events.length === 3);
    expect(events).to.deep.equal([
      'statechange suspended ',
      `sinkchange suspended ${table}`,
      `statechange running ${table}`,
    ]);
  });

  itCan('give way to no speaker at all, and take its place', async () => {
    const [table] = await speakers();
    await createSuspended();
    for (const id of [table, { type: 'none' }, table]) await context.setSinkId(id);
    await waitFor(() => events.length === 3);
    expect(context.sinkId).to.equal(table);
    expect(events).to.deep.equal([table, 'none', table].map((id) => `sinkchange suspended ${id}`));
    expect(await rejection(context.setSinkId({ type: 'all' }))).to.be.an.instanceOf(TypeError);
    expect(await rejection(context.setSinkId(undefined))).to.be.an.instanceOf(TypeError);
    expect(context.sinkId).to.equal(table);
  });

  itCan('are chosen with the constructor, too', async () => {
    const [, room] = await speakers();
    create({ sinkId: room, sampleRate: 22050 });
    expect(context).to.include({ sinkId: room, sampleRate: 22050 });
    expect(context).to.be.an.instanceOf(AudioContext);
    expect(context.constructor).to.equal(AudioContext);
    await context.setSinkId('');
    expect(context.sinkId).to.equal('');
    await context.close();
    class Player extends AudioContext {}
    context = new Player({ sinkId: room } as AudioContextOptions) as unknown as SinkContext;
    expect(context).to.be.an.instanceOf(Player).with.property('sinkId', room);
    await context.close();
    expect(create({ sinkId: { type: 'none' } }).sinkId).to.have.property('type', 'none');
    expect(() => new AudioContext({ sinkId: { type: 'all' } } as AudioContextOptions)).to.throw(TypeError);
  });

  itCan('are none where the page may not know them, or there are none', async () => {
    const [table] = await speakers();
    virtual.setPolicy('speaker-selection', false);
    create({ sinkId: table });
    await waitFor(() => events.some((event) => event.startsWith('error')));
    await waitFor(() => context.sinkId === '');
    expect(await rejection(context.setSinkId(table))).to.include({ name: 'NotAllowedError' });
    virtual.setPolicy('speaker-selection', undefined);
    expect(await rejection(context.setSinkId('made up'))).to.include({ name: 'NotFoundError' });
    virtual.unplug('speaker');
    expect(await rejection(context.setSinkId(table))).to.include({ name: 'NotFoundError' });
    await context.close();
    expect(await rejection(context.setSinkId(''))).to.include({ name: 'InvalidStateError' });
  });

  itCan('take the place of one that the browser has', async () => {
    virtual.uninstall();
    const [own] = await speakers();
    await createSuspended();
    await context.setSinkId(own);
    virtual = installVirtualDevices();
    const [id] = await speakers();
    expect(await rejection(context.setSinkId(own))).to.include({ name: 'NotFoundError' });
    for (const next of [id, '']) {
      await context.setSinkId(next);
      expect(context.sinkId).to.equal(next);
    }
  });

  itCan('are forgotten with uninstall()', async () => {
    const [table] = await speakers();
    create({ sinkId: table });
    virtual.uninstall();
    expect(context.sinkId).to.equal('');
    expect(context.constructor).to.equal(AudioContext);
    expect(await rejection(context.setSinkId(table))).to.include({ name: 'NotFoundError' });
  });
});
