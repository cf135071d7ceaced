/** The ARN in an entry of Resource or NotResource, in its fields, which may hold wildcards and variables. */

export interface ArnFields {
  /** Six, if none is missing. */
  readonly fields: readonly string[];
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export function arnFields(text: string): ArnFields {
  const fields = splitFields(text);
  const [, partition = '', service = '', region = '', account = '', resource = ''] = fields;
  return { fields, partition, service, region, account, resource };
}

/** Cuts at the first five colons, but not at those inside `${…}`. */
function splitFields(text: string): readonly string[] {
  const fields: string[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\{[^}$]*\}|:/g)) {
    if (found[0] !== ':') continue;
    fields.push(text.slice(from, found.index));
    from = found.index + 1;
    if (fields.length === 5) break;
  }
  return [...fields, text.slice(from)];
}
