/** When and where requests of this world are made, unless a request says otherwise. One record, key `environment`. */
export interface Environment {
  readonly id: 'environment';
  /** The world's time, ISO 8601 in UTC with seconds. */
  readonly now: string;
  readonly region: string;
  readonly sourceIp: string;
}
