/** Where in a policy text something stands. AWS: Access Analyzer's Location counts the same way. */

/** Steps from the document to a value: `['Statement', 0, 'Action', 1]`. */
export type JsonPath = readonly (string | number)[];

/** `offset` and `column` from 0 (UTF-16 units), `line` from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** `start` is inside, `end` is not. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
