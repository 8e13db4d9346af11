import { check, isDevice } from './devices/checks.js';
import type { VirtualDevice } from './devices/virtual-device.js';
import { notAllowed } from './failures.js';
import { Shadows } from './take-over.js';

/** The permissions with a state that lasts. */
export type VirtualPermissionName = 'camera' | 'microphone';

/** What a prompt can ask for: the choice of a screen or of a speaker is asked for anew each time. */
export type PromptName = VirtualPermissionName | 'display-capture' | 'speaker-selection';

/**
 * What the user does with a prompt: `accept`; `deny`, which lasts; `dismiss`, which does not; `ignore`, so that the
 * request is never answered; or accepts with one of the devices that there are to choose from.
 */
export type PromptAnswer = 'accept' | 'deny' | 'dismiss' | 'ignore' | VirtualDevice;

/** What a prompt is about. */
export interface PromptRequest {
  readonly names: readonly PromptName[];
  /** The devices that the user can choose from. */
  readonly devices: readonly VirtualDevice[];
}

/** The user, in front of a prompt. */
export type PromptHandler = (request: PromptRequest) => PromptAnswer | Promise<PromptAnswer>;

/** In the place of PermissionStatus. */
class VirtualPermissionStatus extends EventTarget {
  readonly #permissions: VirtualPermissions;
  readonly #name: VirtualPermissionName;
  readonly #handle = (event: Event): unknown => this.#handler?.call(this, event);
  #handler: ((event: Event) => unknown) | null = null;

  constructor(permissions: VirtualPermissions, name: VirtualPermissionName) {
    super();
    this.#permissions = permissions;
    this.#name = name;
  }

  // Accessors, as the platform's class has them.
  get name(): VirtualPermissionName {
    return this.#name;
  }

  get state(): PermissionState {
    return this.#permissions.state(this.#name);
  }

  get onchange(): ((event: Event) => unknown) | null {
    return this.#handler;
  }

  set onchange(handler: ((event: Event) => unknown) | null) {
    this.#handler = handler;
    if (handler) this.addEventListener('change', this.#handle);
    else this.removeEventListener('change', this.#handle);
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.#permissions.heard.add(this);
    super.addEventListener(...args);
  }
}

const STATUS_MEMBERS = ['name', 'state', 'onchange', 'addEventListener'];
const shadows = new Shadows(VirtualPermissionStatus.prototype, STATUS_MEMBERS, (status) => status);

/** The names of permissions whose state lasts. */
export const LASTING: readonly string[] = ['camera', 'microphone'] satisfies VirtualPermissionName[];

const ANSWERS: readonly unknown[] = ['accept', 'deny', 'dismiss', 'ignore'];

/** Lets pass what a user can do with a prompt. @throws TypeError */
const checkAnswer = (answer: unknown, isChoice: boolean): void =>
  check(
    isChoice || ANSWERS.includes(answer),
    'prompt',
    `${ANSWERS.join(', ')}, or a device that can be chosen`,
  );

/** Permissions for virtual devices, and the user who gives them. */
export class VirtualPermissions {
  /** Statuses with a listener: they are told of changes, whoever else holds them. */
  readonly heard = new Set<VirtualPermissionStatus>();
  readonly #states = new Map<string, PermissionState>();
  readonly #revoke: (name: VirtualPermissionName) => void;
  #prompt: PromptAnswer | PromptHandler = 'accept';
  #turn: Promise<unknown> = Promise.resolve();

  /** @param revoke ends the capture of what is not permitted any more */
  constructor(revoke: (name: VirtualPermissionName) => void) {
    this.#revoke = revoke;
  }

  /** What the user does with prompts. @throws TypeError for what no user can do */
  get prompt(): PromptAnswer | PromptHandler {
    return this.#prompt;
  }

  set prompt(prompt: PromptAnswer | PromptHandler) {
    checkAnswer(prompt, typeof prompt === 'function' || isDevice(prompt));
    this.#prompt = prompt;
  }

  state(name: PromptName): PermissionState {
    return this.#states.get(name) ?? 'prompt';
  }

  /** Changes a state; to take back a permission ends the tracks that it was for. */
  set(name: VirtualPermissionName, state: PermissionState): void {
    const before = this.state(name);
    if (state === before) return;
    this.#states.set(name, state);
    if (before === 'granted') this.#revoke(name);
    for (const status of this.heard) if (status.name === name) status.dispatchEvent(new Event('change'));
  }

  /** In the place of Permissions.query(), for camera and microphone; undefined for all others. */
  query(descriptor: unknown): PermissionStatus | undefined {
    const { name } = Object(descriptor) as { name: VirtualPermissionName };
    if (!LASTING.includes(name)) return undefined;
    const status = new VirtualPermissionStatus(this, name) as PermissionStatus;
    const { PermissionStatus: Class } = globalThis as Partial<typeof globalThis>;
    // One of the platform's class, as far as a page can tell.
    if (Class) Object.setPrototypeOf(status, shadows.over(Class.prototype));
    return status;
  }

  /**
   * Asks the user for all of `names` at once, after the requests that came before.
   * @returns the device that the user chose, if any
   *   A request that is ignored never settles.
   * @throws DOMException NotAllowedError; TypeError for an answer of the handler that is none
   */
  async request(names: readonly PromptName[], devices: readonly VirtualDevice[]): Promise<PromptAnswer> {
    const turn = this.#turn.then(() => this.#ask(names, devices));
    this.#turn = turn.catch(() => {});
    const answer = await turn;
    return answer === 'ignore' ? new Promise(() => {}) : answer;
  }

  async #ask(names: readonly PromptName[], devices: readonly VirtualDevice[]): Promise<PromptAnswer> {
    const open = names.filter((name) => this.state(name) !== 'granted');
    if (open.some((name) => this.state(name) === 'denied')) throw notAllowed();
    if (!open.length) return 'accept';
    const answer = await this.#answer({ names: open, devices });
    if (answer === 'dismiss') throw notAllowed('Permission dismissed');
    if (answer !== 'ignore') this.#remember(open, answer === 'deny' ? 'denied' : 'granted');
    if (answer === 'deny') throw notAllowed();
    return answer;
  }

  async #answer(request: PromptRequest): Promise<PromptAnswer> {
    const { prompt } = this;
    if (typeof prompt !== 'function') return prompt;
    const answer = await prompt(request);
    checkAnswer(answer, request.devices.includes(answer as VirtualDevice));
    return answer;
  }

  #remember(names: readonly PromptName[], state: PermissionState): void {
    for (const name of names) if (LASTING.includes(name)) this.set(name as VirtualPermissionName, state);
  }
}
