import { expect } from '@open-wc/testing';
import { CapturePermissions, type PermissionsState } from '../../src/core/permissions.js';
import { browserPlatform, type CapturePlatform } from '../../src/core/platform.js';
import { itNeeds } from '../support/engine.js';
import { setPermissions } from '../support/permissions.js';
import { watchResources } from '../support/resources.js';
import { waitFor } from '../support/wait.js';

/** What an engine tells, changed at will; no prompt can come of it, as there is nothing to request with. */
class ToldPermissions {
  readonly told: Record<string, PermissionState> = { camera: 'prompt', microphone: 'prompt' };
  readonly statuses: EventTarget[] = [];
  readonly devices = new EventTarget();
  readonly platform: CapturePlatform = {
    isSecureContext: true,
    mediaDevices: this.devices as MediaDevices,
    permissions: { query: ({ name }) => this.answer(name) },
  };

  answer(name: string): Promise<PermissionStatus> {
    const status = Object.assign(new EventTarget(), { name, state: this.told[name]! });
    this.statuses.push(status);
    return Promise.resolve(status as unknown as PermissionStatus);
  }
}

/** As Firefox before 132: the Permissions API knows neither name. */
const silent: CapturePlatform = {
  isSecureContext: true,
  permissions: { query: ({ name }) => Promise.reject(new TypeError(`'${name}' is not a PermissionName`)) },
};

const UNKNOWN: PermissionsState = { camera: 'unknown', microphone: 'unknown' };

describe('CapturePermissions in this browser', () => {
  it('tells what the browser tells', async () => {
    const permissions = new CapturePermissions();
    expect(permissions.state).to.deep.equal(UNKNOWN);
    const { state } = await navigator.permissions.query({ name: 'camera' });
    expect(await permissions.query('camera')).to.equal(state);
    expect(permissions.state.camera).to.equal(state);
  });

  it('is granted after a request that succeeded', async () => {
    const permissions = new CapturePermissions();
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    permissions.record('video', 'granted');
    expect(await permissions.query('camera')).to.equal('granted');
    for (const track of stream.getTracks()) track.stop();
  });

  itNeeds('setPermissions', 'follows what the user decides in the browser', async () => {
    const permissions = new CapturePermissions();
    const unsubscribe = permissions.subscribe(() => {});
    await waitFor(() => permissions.state.microphone === 'granted');
    await setPermissions({ microphone: 'denied' });
    await waitFor(() => permissions.state.microphone === 'denied');
    await setPermissions({ camera: 'prompt' });
    await waitFor(() => permissions.state.camera === 'prompt');
    expect(permissions.state).to.deep.equal({ camera: 'prompt', microphone: 'denied' });
    unsubscribe();
  });

  it('leaves no listener behind', async () => {
    const permissions = new CapturePermissions();
    const watch = watchResources();
    const unsubscribe = permissions.subscribe(() => {});
    await permissions.refresh();
    await permissions.refresh();
    const { mediaDevices, document, permissionStatus } = watch.counts();
    expect([mediaDevices, document, permissionStatus]).to.deep.equal([1, 1, 2]);
    void permissions.refresh();
    unsubscribe();
    await permissions.refresh();
    const after = watch.counts();
    expect([after.mediaDevices, after.document, after.permissionStatus]).to.deep.equal([0, 0, 0]);
    watch.restore();
  });

  it('refuses a permission of another name', async () => {
    const error = await new CapturePermissions().query('midi' as 'camera').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
    expect(String(error)).to.include('name');
  });

  it('is one for the same mediaDevices', () => {
    expect(CapturePermissions.for({ ...browserPlatform })).to.equal(CapturePermissions.for(browserPlatform));
    expect(CapturePermissions.for(silent)).not.to.equal(CapturePermissions.for(browserPlatform));
  });
});

describe('CapturePermissions where the engine does not tell', () => {
  for (const [title, platform] of [
    ['query() throws', silent],
    ['there is no Permissions API', { isSecureContext: true }],
  ] as const) {
    it(`learns the state from outcomes: ${title}`, async () => {
      const permissions = new CapturePermissions(platform);
      expect(await permissions.query('camera')).to.equal('unknown');
      permissions.record('video', 'granted');
      permissions.record('audio', 'denied');
      expect(permissions.state).to.deep.equal({ camera: 'granted', microphone: 'denied' });
      expect(await permissions.query('camera')).to.equal('granted');
      permissions.record('audio', 'dismissed');
      expect(permissions.state.microphone).to.equal('prompt');
    });
  }
});

describe('CapturePermissions with outcomes beside what the engine tells', () => {
  it('takes a no that the engine does not keep for a no, until the engine tells more', async () => {
    const engine = new ToldPermissions();
    const permissions = new CapturePermissions(engine.platform);
    permissions.record('video', 'denied');
    expect(await permissions.query('camera')).to.equal('denied');
    engine.told.camera = 'granted';
    expect(await permissions.query('camera')).to.equal('granted');
    engine.told.camera = 'prompt';
    expect(await permissions.query('camera')).to.equal('prompt');
  });

  it('does not take a yes for this time for a yes to the next request', async () => {
    const permissions = new CapturePermissions(new ToldPermissions().platform);
    permissions.record('audio', 'granted');
    expect(await permissions.query('microphone')).to.equal('prompt');
  });

  it('has the newest outcome count', async () => {
    const permissions = new CapturePermissions(new ToldPermissions().platform);
    permissions.record('audio', 'denied');
    permissions.record('audio', 'dismissed');
    expect(await permissions.query('microphone')).to.equal('prompt');
  });
});

describe('CapturePermissions while it has subscribers', () => {
  /** Each way to learn that it is time to ask again. */
  const OCCASIONS: Record<string, (engine: ToldPermissions) => EventTarget> = {
    'a change event': (engine) => engine.statuses.at(-2)!,
    devicechange: (engine) => engine.devices,
    visibilitychange: () => document,
  };

  for (const [type, targetOf] of Object.entries(OCCASIONS)) {
    it(`asks again on ${type}`, async () => {
      const engine = new ToldPermissions();
      const permissions = new CapturePermissions(engine.platform);
      const states: PermissionsState[] = [];
      const unsubscribe = permissions.subscribe((state) => states.push(state));
      await waitFor(() => states.length === 1);
      engine.told.camera = 'denied';
      targetOf(engine).dispatchEvent(new Event(type.split(' ')[1] ?? type));
      await waitFor(() => states.length === 2);
      expect(states.at(-1)).to.deep.equal({ camera: 'denied', microphone: 'prompt' });
      unsubscribe();
    });
  }

  it('tells only what changed', async () => {
    const engine = new ToldPermissions();
    const permissions = new CapturePermissions(engine.platform);
    let heard = 0;
    const unsubscribe = permissions.subscribe(() => (heard += 1));
    await permissions.refresh();
    await permissions.refresh();
    expect(heard).to.equal(1);
    unsubscribe();
  });

  it('does not ask again for anybody who left', async () => {
    const engine = new ToldPermissions();
    const permissions = new CapturePermissions(engine.platform);
    permissions.subscribe(() => {})();
    await permissions.refresh();
    const asked = engine.statuses.length;
    engine.devices.dispatchEvent(new Event('devicechange'));
    for (const status of engine.statuses) status.dispatchEvent(new Event('change'));
    expect(engine.statuses.length).to.equal(asked);
  });

  it('has the last of overlapping refreshes count, whichever ends first', async () => {
    const engine = new ToldPermissions();
    const answers: (() => void)[] = [];
    const answer = engine.answer.bind(engine);
    engine.answer = (name) => {
      const status = answer(name);
      return new Promise((resolve) => answers.push(() => resolve(status)));
    };
    const permissions = new CapturePermissions(engine.platform);
    const first = permissions.query('camera');
    engine.told.camera = 'granted';
    const last = permissions.query('camera');
    for (const settle of answers.reverse()) settle();
    expect(await Promise.all([first, last])).to.deep.equal(['granted', 'granted']);
    expect(permissions.state.camera).to.equal('granted');
  });
});
