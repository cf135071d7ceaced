/** What the explorer needs to know of a machine, and the events that its buttons send. */
import { secondsAfter } from '#account/iso-time.ts';
import type { Machine, MachineEvent, MachineSnapshot } from '#machines/chart.ts';
import type { SendableEvent, TimedChange } from './next-ways.ts';

/** Where the explorer stands with a machine. */
export interface Standing {
  /** ISO 8601. */
  readonly now: string;
  readonly snapshot: MachineSnapshot;
  /** How many events were sent. */
  readonly sent: number;
}

export interface ExplorerMachine {
  readonly key: string;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly machine: Machine;
  /** What it is begun with, where it needs something. */
  readonly input?: object;
  /** What can be sent, always the same ones in the same order. */
  readonly events: (standing: Standing) => readonly SendableEvent[];
  readonly next?: (snapshot: MachineSnapshot) => TimedChange | undefined;
}

export const minute = 60;
export const hour = 3600;

export function later(label: string, seconds: number): (standing: Standing) => SendableEvent {
  return ({ now }) => ({ label, event: moved(secondsAfter(now, seconds)) });
}

function moved(now: string): MachineEvent {
  return { type: 'clock.moved', now } as MachineEvent;
}

/** Credentials that begin now and last so many seconds. */
export function credentials(type: string, label: string, { now }: Standing, seconds: number): SendableEvent {
  const event = { type, issuedAt: now, expiresAt: secondsAfter(now, seconds) };
  return { label, event };
}

export function plain(label: string, type: string, more: object = {}): SendableEvent {
  return { label, event: { type, ...more } };
}

/** What an actor answers that the machine invoked: nobody runs it here, so its answers are sent by hand. */
export function answered(label: string, actor: string, output: object): SendableEvent {
  return plain(label, `xstate.done.actor.${actor}`, { output });
}

/** That such an actor could not answer. */
export function failed(label: string, actor: string): SendableEvent {
  return plain(label, `xstate.error.actor.${actor}`, { error: label });
}
