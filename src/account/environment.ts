/** When and where requests of this world are made, unless a request says otherwise. One record, key `environment`. */
export interface Environment {
  readonly id: 'environment';
  /** The world's time, ISO 8601 in UTC with seconds. While the clock runs: its time at `clock.since` (clock.ts). */
  readonly now: string;
  readonly region: string;
  readonly sourceIp: string;
  /** Absent: the time stands. */
  readonly clock?: Clock;
}

export interface Clock {
  /** Seconds of the world in one real second, 1 to 3,600. */
  readonly speed: number;
  /** Real time at which it was `now`, ISO 8601 in UTC with milliseconds. */
  readonly since: string;
}

/** Where calls come from when neither they nor the world say. */
export const usualPlace = { region: 'us-east-1', sourceIp: '203.0.113.10' } as const;

/** Where requests of this world are made. */
export function placeIn(world: { readonly environments: ReadonlyMap<string, Environment> }): {
  readonly region: string;
  readonly sourceIp: string;
} {
  return world.environments.get('environment') ?? usualPlace;
}
