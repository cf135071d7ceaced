/**
 * What AWS reads in a SAML metadata document: who issues assertions, and until when the document holds.
 *
 * OASIS "Metadata for SAML 2.0", 2.3.2. A tolerant reader of start tags, no XML parser: AWS wants an EntityDescriptor for an
 * identity provider. Not here: signatures of assertions.
 */
export interface SamlMetadata {
  readonly entityId: string;
  /** ISO 8601, as the document has it. */
  readonly validUntil?: string;
}

interface StartTag {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** `undefined` when there is no identity provider in it. */
export function readSamlMetadata(document: string): SamlMetadata | undefined {
  const tags = startTags(withoutRemarks(document));
  const entity = tags.find(({ name }) => name === 'EntityDescriptor');
  const entityId = entity?.attributes.get('entityID');
  const isProvider = tags.some(({ name }) => name === 'IDPSSODescriptor');
  const isClosed = /<\/(?:[\w.-]+:)?EntityDescriptor\s*>/.test(document);
  if (entityId === undefined || entityId === '' || !isProvider || !isClosed) return undefined;
  const validUntil = tags
    .filter(({ name }) => /^(?:EntityDescriptor|IDPSSODescriptor)$/.test(name))
    .map(({ attributes }) => attributes.get('validUntil'))
    .find((value) => value !== undefined && !Number.isNaN(Date.parse(value)));
  return { entityId, ...(validUntil !== undefined && { validUntil }) };
}

const remarks = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * Comments, declarations and raw text may hold what looks like tags. One that never ends takes the rest along; searched for once,
 * since a document of megabytes may open thousands.
 */
export function withoutRemarks(document: string): string {
  let left = '';
  let from = 0;
  for (const { 0: start, index } of document.matchAll(/<!--|<\?|<!\[CDATA\[/g)) {
    if (index < from) continue;
    left += document.slice(from, index);
    const end = remarks.find(([begin]) => begin === start)?.[1] ?? '';
    const closed = document.indexOf(end, index + start.length);
    if (closed === -1) return left;
    from = closed + end.length;
  }
  return left + document.slice(from);
}

function startTags(document: string): readonly StartTag[] {
  const tags = document.matchAll(
    /<(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/g,
  );
  return [...tags].map(([, name = '', text = '']) => ({ name, attributes: attributesOf(text) }));
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map(
    [...pairs].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}
