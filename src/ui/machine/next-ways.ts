/** What can happen next, as rows: each event that can be sent, then what else the machine waits for. */
import {
  possibleNext,
  type Machine,
  type MachineEvent,
  type MachineSnapshot,
  type Possible,
} from '#machines/chart.ts';

/** An event that a person can send, and what its button says. */
export interface SendableEvent {
  readonly event: MachineEvent;
  readonly label: string;
}

/** The next timed change. */
export interface TimedChange {
  /** ISO 8601. */
  readonly at: string;
  /** The name of the state it leads to. */
  readonly to: string;
}

export interface NextWay extends Possible {
  /** When it comes by itself. */
  readonly at?: string;
}

export interface NextRow {
  readonly key: string;
  /** The event's type. */
  readonly type: string;
  readonly sends?: SendableEvent;
  /** Whether anything happens when it is sent. */
  readonly can: boolean;
  readonly ways: readonly NextWay[];
}

export interface NextSituation {
  readonly machine: Machine;
  readonly snapshot: MachineSnapshot;
  readonly events: readonly SendableEvent[];
  readonly next?: TimedChange | undefined;
  readonly now?: string | undefined;
}

export function nextRows({ machine, snapshot, events, next, now }: NextSituation): readonly NextRow[] {
  const known = events.map(({ event }) => event);
  // The time is always known: guards that ask for it can answer.
  const time = now === undefined || known.some(isTime) ? [] : [{ type: 'clock.moved', now }];
  const ways = possibleNext(machine, snapshot, [...known, ...time]).map((way) => withTime(way, next));
  const sent = events.map((sends, index) => {
    const own = ways.filter(({ concrete }) => concrete === sends.event);
    return {
      key: `sends ${index}`,
      type: sends.event.type,
      sends,
      can: snapshot.can(sends.event),
      ways: own,
    };
  });
  const others = ways.filter(({ concrete }) => concrete === undefined || !known.includes(concrete));
  return [...sent, ...byType(others)];
}

function isTime({ type }: MachineEvent): boolean {
  return type === 'clock.moved';
}

function withTime(way: Possible, next: TimedChange | undefined): NextWay {
  const comes = next !== undefined && way.event === 'clock.moved' && isNamed(way.to, next.to);
  return comes ? { ...way, at: next.at } : way;
}

export function isNamed(id: string, name: string): boolean {
  return id === name || id.endsWith(`.${name}`);
}

function byType(ways: readonly NextWay[]): readonly NextRow[] {
  const types = [...new Set(ways.map(({ event }) => event))];
  return types.map((type) => {
    const own = ways.filter(({ event }) => event === type);
    return { key: type, type, can: own.some(({ taken }) => taken), ways: own };
  });
}
