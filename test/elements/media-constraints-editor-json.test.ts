import { expect } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import {
  apply,
  choose,
  fieldOf,
  FULL_CAMERA,
  settingsOf,
  showEditor,
  trackOf,
  write,
} from '../support/constraints-editor.js';
import { partOf, press, textOf, untilPart } from '../support/elements.js';
import { waitFor } from '../support/wait.js';

describe('<media-constraints-editor>: as JSON', () => {
  let session: CaptureSession;
  let element: MediaConstraintsEditor;

  beforeEach(async () => {
    const shown = await showEditor({ video: true }, [
      new VirtualCamera({ ...FULL_CAMERA, label: 'Secret camera' }),
    ]);
    ({ session, editor: element } = shown);
    element.shadowRoot!.querySelectorAll('details').forEach((details) => (details.open = true));
  });

  afterEach(() => session.stop());

  it('says what the form says, and the other way round', async () => {
    await choose(element, 'width', 'ideal');
    expect(JSON.parse(fieldOf(element, 'json')!.value)).to.deep.equal({ width: { ideal: 640 } });
    await write(element, 'json', '{"height": {"exact": 240}}');
    expect(fieldOf(element, 'width')!.value).to.equal('none');
    expect(fieldOf(element, 'height')!.value).to.equal('exact');
    await apply(element);
    expect(settingsOf(session).height).to.equal(240);
    await press(element, 'undo');
    expect(fieldOf(element, 'width')!.value).to.equal('ideal');
  });

  it('keeps what only it can say', async () => {
    const all = { width: { min: 320, ideal: 640 }, zoom: true, advanced: [{ torch: true }, { iso: 100 }] };
    await write(element, 'json', JSON.stringify(all));
    expect(fieldOf(element, 'width')!.value).to.equal('written');
    expect(textOf(element)).to.contain('{"min":320,"ideal":640}');
    expect(textOf(element)).to.contain('Advanced sets: 2, of which 1 can be met');
    await choose(element, 'frameRate', 'max');
    await apply(element);
    expect(trackOf(session).getConstraints()).to.deep.equal({ ...all, frameRate: { max: 30 } });
    expect(settingsOf(session).torch).to.equal(true);
  });

  it('says in which line it is wrong, at the text, and loses nothing of it', async () => {
    const broken = '{\n  "width": 640,\n}';
    const text = fieldOf(element, 'json')!;
    text.value = broken;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    await element.updateComplete;
    expect(text.matches('[aria-invalid]'), 'while somebody is typing').to.equal(false);
    await write(element, 'json', broken);
    expect(text.getAttribute('aria-invalid')).to.equal('true');
    expect(fieldOf(element, text.getAttribute('aria-describedby')!)!.textContent).to.contain(
      'from line 3 on',
    );
    expect(partOf(element, 'status')!.textContent, 'nothing that is not so').to.equal('');
    await choose(element, 'torch', 'exact');
    expect(text.value).to.equal(broken);
    await press(element, 'apply');
    await waitFor(() => element.shadowRoot!.activeElement === text);
    expect(await element.apply(), 'nor does a script').to.equal(false);
    expect(trackOf(session).getConstraints()).to.deep.equal({});
    await write(element, 'json', '{\n  "width": 640\n}');
    expect(text.matches('[aria-invalid]')).to.equal(false);
    expect(element.drafts.video).to.deep.equal({ width: 640 });
  });

  it('may have a set without any constraints, as engines take it', async () => {
    await write(element, 'json', '{ "width": 320, "advanced": [null] }');
    await apply(element);
    expect(settingsOf(session).width).to.equal(320);
  });

  it('goes back to the draft with Undo', async () => {
    await choose(element, 'width', 'ideal');
    await write(element, 'json', 'null');
    expect(partOf(element, 'json-problem')!.textContent).to.contain('in braces');
    await press(element, 'undo');
    expect(JSON.parse(fieldOf(element, 'json')!.value)).to.deep.equal({ width: { ideal: 640 } });
  });

  it('shows the settings, and copies all without ids and names of devices', async () => {
    await choose(element, 'deviceId', 'exact');
    const { deviceId, groupId } = settingsOf(session) as Record<string, string>;
    expect(fieldOf(element, 'json')!.value).to.contain(deviceId);
    const settings = fieldOf(element, 'settings')!.value;
    expect(settings).to.contain('"width": 640');
    const { writeText } = navigator.clipboard ?? {};
    const texts: string[] = [];
    if (!writeText) return;
    navigator.clipboard.writeText = (text) => Promise.resolve(void texts.push(text));
    await press(element, 'copy');
    await waitFor(() => textOf(element).includes('Copied'));
    navigator.clipboard.writeText = writeText;
    expect(JSON.parse(texts[0]!)).to.have.nested.property('video.settings.width', 640);
    for (const secret of [deviceId!, groupId!, 'Secret camera'])
      expect(settings + texts.join(), secret).to.not.contain(secret);
  });

  it('gives the text to copy by hand where the browser lets no page copy', async () => {
    const { writeText } = navigator.clipboard ?? {};
    if (!writeText) return;
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await press(element, 'copy');
    const text = await waitFor(() => element.shadowRoot!.querySelector<HTMLTextAreaElement>('.by-hand'));
    navigator.clipboard.writeText = writeText;
    expect(JSON.parse(text.value)).to.have.nested.property('video.constraints');
    await untilPart(element, 'copy');
  });
});
