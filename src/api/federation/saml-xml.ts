/**
 * XML as SAML needs it: strictly read, without document types, and elements by namespace and name.
 *
 * xmldom also in a page: its own parser would be stopped there by Trusted Types. Loaded with saml-signature.ts only.
 */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { namespaces } from './saml-names.ts';

/** `undefined` for what is no well-formed document, or declares entities. */
export function parseXml(text: string): Document | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  try {
    return new DOMParser({ onError: stop }).parseFromString(text, 'application/xml');
  } catch {
    return undefined;
  }
}

/** Whatever the parser finds odd ends it; by itself it would only write to the console. */
function stop(_level: string, message: string): never {
  throw new Error(message);
}

/** Its direct children of this name, in their order. */
export function children(
  parent: Element | undefined,
  namespace: keyof typeof namespaces,
  name: string,
): readonly Element[] {
  return elementsIn(parent).filter((element) => isNamed(element, namespace, name));
}

export function isNamed(element: Element, namespace: keyof typeof namespaces, name: string): boolean {
  return element.namespaceURI === namespaces[namespace] && element.localName === name;
}

/** The first of them. */
export function child(
  parent: Element | undefined,
  namespace: keyof typeof namespaces,
  name: string,
): Element | undefined {
  return children(parent, namespace, name)[0];
}

function elementsIn(parent: Element | undefined): readonly Element[] {
  return [...(parent?.childNodes ?? [])].filter((node) => node.nodeType === node.ELEMENT_NODE) as Element[];
}

/** Without comments, as a signature sees it, and without white space around it. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.textContent?.trim();
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.getAttribute(name) ?? undefined;
}
