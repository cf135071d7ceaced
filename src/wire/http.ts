/** A request and a reply of HTTP as plain values; who listens and who sends is not here. */

export interface HttpRequest {
  /** `POST`. */
  readonly method: string;
  /** Without the query, as it was sent: percent-encoded. */
  readonly path: string;
  /** What follows the `?`, as it was sent; empty when there is none. */
  readonly query: string;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
