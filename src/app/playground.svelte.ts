/**
 * One playground as the page sees it: its world, the Lab's request and the decision on it, undo and redo.
 *
 * Everything read here is an immutable value; `change` is the only way in.
 * Not here: how undo works (history.ts), how it is kept and meets other tabs (storage/keeper.ts).
 */
import type { AccountId } from '#account/arn.ts';
import { atTime, resumed, speedOf, settled, timeIn } from '#account/clock.ts';
import type { Difference } from '#account/difference.ts';
import type { PrincipalName, Request } from '#account/request.ts';
import type { World } from '#account/world.ts';
import type { Answer, Call, Credentials } from '#api/call.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import type { Decision } from '#authorize/decision.ts';
import type { Description } from '#authorize/description.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { applyUnchanged } from '#storage/apply-unchanged.ts';
import { Keeper, type Keeping } from '#storage/keeper.ts';
import type { Kept } from '#storage/kept-playground.ts';
import type { Platform } from '#storage/platform.ts';
import { Acting } from './acting.svelte.ts';
import { Gate, type Together } from './gate.ts';
import { changed, changedAside, live, redone, undone, type Live, type Notice } from './history.ts';
import { rememberedSeen, rememberSeen } from './remembered.ts';
import { tick } from './ticking.ts';

/** What a page asks for; whose credentials sign it is told besides. */
type UnsignedCall = Pick<Call, 'service' | 'operation' | 'parameters' | 'region' | 'endpoint'>;

/** What the Lab shows in a world without a request. */
const noRequest: Request = { id: 'lab', principal: '', action: '', resource: '*', overrides: {} };

export class Playground {
  readonly id: string;
  readonly #platform: Platform;
  readonly #keeper: Keeper<Live>;
  readonly #gate: Gate;
  readonly #acting: Acting;
  #live: Live;
  #keeping: Keeping = $state.raw({ kind: 'kept' });
  #leftOut = $state(0);
  // Derived one by one, so that typing in a policy does not make anew what reads only the title or the request.
  readonly #title: string = $derived.by(() => this.#live.title);
  readonly #about: string = $derived.by(() => this.#live.about);
  readonly #world: World = $derived.by(() => this.#live.world);
  readonly #request: Request = $derived.by(() => this.#world.requests.get('lab') ?? noRequest);
  readonly #description: Description = $derived.by(() => describe(this.worldNow, this.#request));
  /** The latest {@link worldNow}: the same object as long as neither the world nor its time is another one. */
  #standing: { readonly of: World; readonly now: string; readonly world: World } | undefined;
  readonly #decision: Decision | undefined = $derived.by(() => decisionOn(this.#description));

  /** `kept` as storage has it; one of revision 0 is put there by the first change or by {@link keep}. */
  constructor(id: string, kept: Kept, platform: Platform) {
    const start = live(kept.scenario);
    this.id = id;
    this.#platform = platform;
    this.#live = $state.raw(start);
    this.#keeper = new Keeper(id, kept.revision, start, platform, {
      state: (now) => (this.#live = now),
      keeping: (keeping) => (this.#keeping = keeping),
      leftOut: () => (this.#leftOut += 1),
    });
    this.#acting = new Acting(id, () => this.#world);
    this.#gate = new Gate({
      world: () => this.#live.world,
      now: () => platform.now(),
      change: (says, edit, isStep, group) =>
        this.#keeper.edit((now) => (isStep ? changed(now, says, edit, group) : changedAside(now, edit))),
    });
    this.#resumeClock();
  }

  /** Whose calls the page makes: a user, root or a session of this world. Root of an account at first. */
  get actingAs(): PrincipalName {
    return this.#acting.principal;
  }

  /** From now on calls are this principal's, as if it had signed in to the console. */
  actAs(principal: PrincipalName): void {
    this.#acting.choose(principal);
  }

  /** Leaves the console: calls are made as before signing in; as root of this account where nobody did or they are gone. */
  signOut(accountId: AccountId): void {
    this.#acting.signOut(accountId, this.now);
  }

  /**
   * Makes a call of AWS's API as whoever the page acts as. Every answer, a refusal too, is in the history.
   *
   * What calls that are sent `together` change is one step of undo.
   */
  send(call: UnsignedCall, together?: Together): Promise<Answer> {
    return this.sendWith(credentialsOf(this.#world, this.actingAs), call, together);
  }

  /** The same with other credentials: of a program, or none at all. */
  sendWith(credentials: Credentials, call: UnsignedCall, together?: Together): Promise<Answer> {
    return this.#gate.send({ ...call, credentials }, together);
  }

  get title(): string {
    return this.#title;
  }

  get about(): string {
    return this.#about;
  }

  /** As it is kept: while the clock runs, what time it is says {@link now}. */
  get world(): World {
    return this.#world;
  }

  /** What time it is in the world, ISO 8601 with seconds. An effect that reads it runs again as time goes on. */
  get now(): string {
    tick(this.clockSpeed);
    return timeIn(this.#world, this.#platform.now());
  }

  /** Seconds of the world in one real second; 0 when its time stands. */
  get clockSpeed(): number {
    return speedOf(this.#world);
  }

  /** Remembers that somebody looks: from here on a fast clock goes on when the page is opened again. */
  markSeen(): void {
    if (this.clockSpeed > 1) rememberSeen(this.id, this.#platform.now());
  }

  /** Milliseconds since 1970 in the world outside. */
  get realTime(): number {
    return this.#platform.now();
  }

  /** The world standing at {@link now}: for whoever decides or describes. */
  get worldNow(): World {
    const { now } = this;
    const of = this.#world;
    if (this.#standing?.of !== of || this.#standing.now !== now) {
      this.#standing = { of, now, world: atTime(of, now) };
    }
    return this.#standing.world;
  }

  get request(): Request {
    return this.#request;
  }

  get description(): Description {
    return this.#description;
  }

  /** `undefined` when the description is not ready. */
  get decision(): Decision | undefined {
    return this.#decision;
  }

  /** The playground as it is now, for a link, a file or a duplicate. */
  get scenario(): Scenario {
    const { title, about } = this;
    return { title, about, world: settled(this.#world, this.#platform.now()) };
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** What the latest undo or redo left alone. */
  get notice(): Notice | undefined {
    return this.#live.notice;
  }

  /** How many changes were left out, because another tab had removed what they were about. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** What undo would take back, as it was named. */
  get undoable(): string | undefined {
    return this.#live.history.past.at(-1)?.says;
  }

  /** Whether what was done as this group is there and can be taken back. */
  canUndo(group: string): boolean {
    return this.#live.history.past.some((step) => step.group === group);
  }

  get redoable(): string | undefined {
    return this.#live.history.future.at(-1)?.says;
  }

  /**
   * The one gate: applied at once, kept in the background, undoable. `says` names it for undo.
   *
   * `edit` is pure and takes what it changes from the world it is given, which is another one when a second tab
   * was faster. Changes of the same `group` in a row are one step of undo, e.g. the typing of one policy's text.
   */
  change(says: string, edit: (world: World) => World, group?: string): void {
    this.#keeper.edit((now) => changed(now, says, edit, group));
  }

  /** Gives it another name. */
  rename(title: string): void {
    this.#keeper.edit((now) => (now.title === title ? now : { ...now, title }));
  }

  undo(): void {
    this.#keeper.edit(undone);
  }

  redo(): void {
    this.#keeper.edit(redone);
  }

  /** Puts a playground of revision 0 into storage although nothing was changed. */
  keep(): void {
    this.#keeper.create();
  }

  /** What is not in storage yet. */
  get unsaved(): Difference {
    return this.#keeper.unsaved;
  }

  /** Whether storage has nothing of it yet, though it should. */
  get unwritten(): boolean {
    return this.#keeper.unwritten;
  }

  /** Applies what was put aside when a page went away, where nobody was faster. */
  recover(unsaved: Difference): void {
    this.#keeper.edit((now) => {
      const { world } = applyUnchanged(now.world, unsaved);
      return world === now.world ? now : { ...now, world };
    });
  }

  /** A fast clock waits while nobody looks. */
  #resumeClock(): void {
    const seen = rememberedSeen(this.id);
    if (seen === undefined) return;
    this.#keeper.edit((now) => changedAside(now, (world) => resumed(world, seen, this.#platform.now())));
  }

  /** Asks storage for what other tabs did, where the browser does not tell. */
  catchUp(): void {
    this.#keeper.catchUp();
  }

  /** Resolves when nothing is being written. */
  settled(): Promise<void> {
    return this.#keeper.settled();
  }

  /** Listens to other tabs no longer; what was changed is still written. */
  close(): void {
    this.#keeper.close();
  }
}

function decisionOn(description: Description): Decision | undefined {
  return description.ready ? authorize(description.request, description.policies) : undefined;
}

/** A session signs with its keys; whoever else the page acts as is taken to be signed in. */
function credentialsOf({ sessions }: World, principal: PrincipalName): Credentials {
  const token = sessions.get(principal)?.token;
  return token === undefined
    ? { kind: 'console', principal }
    : { kind: 'accessKey', accessKeyId: principal, sessionToken: token };
}
