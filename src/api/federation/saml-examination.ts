/**
 * Opens an authentication response, finds who signed it, and has it checked: what AWS does with what a browser or a program sends.
 *
 * The XML library comes with the first response. Not here: the checks (saml-checks.ts).
 */
import { withoutRemarks } from '../iam/saml-metadata.ts';
import { fromBase64 } from '../password-hash.ts';
import { examine, type Examined, type Opened, type Presented } from './saml-checks.ts';
import { utf8Text } from './saml-names.ts';

/** Every check of AWS's on this response, up to the first that fails. */
export async function examineResponse(presented: Presented): Promise<Examined> {
  const provider = presented.world.samlProviders.get(presented.providerArn);
  const opened = await openResponse(presented.response, certificatesIn(provider?.metadataDocument ?? ''));
  return examine({
    ...presented,
    ...(opened !== undefined && { opened }),
    ...(provider !== undefined && { provider }),
  });
}

/** The XML of a posted response; `undefined` when it is no base64 of text. */
export function decodedResponse(base64: string): string | undefined {
  const joined = base64.replace(/\s/g, '');
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(joined);
  return joined !== '' && isBase64 ? utf8Text(fromBase64(joined)) : undefined;
}

/** Signed may be the assertion itself or the response around it. `undefined` for what is no SAML response. */
export async function openResponse(
  base64: string,
  certificates: readonly string[],
): Promise<Opened | undefined> {
  const text = decodedResponse(base64);
  if (text === undefined) return undefined;
  const [{ child, children, isNamed, parseXml }, { signedBy }, { readAssertion }] = await Promise.all([
    import('./saml-xml.ts'),
    import('./saml-signature.ts'),
    import('./saml-assertion.ts'),
  ]);
  const document = parseXml(text);
  const response = document?.documentElement ?? undefined;
  if (document === undefined || response === undefined || !isNamed(response, 'protocol', 'Response')) {
    return undefined;
  }
  const assertions = children(response, 'assertion', 'Assertion');
  const [claimed] = assertions;
  const signed = await signedBy(document, [response, ...assertions], certificates);
  const trusted = signed.includes(response) ? assertions : assertions.filter((one) => signed.includes(one));
  return {
    isEncrypted: child(response, 'assertion', 'EncryptedAssertion') !== undefined,
    count: document.getElementsByTagNameNS('*', 'Assertion').length,
    signed: trusted.map(readAssertion),
    ...(claimed !== undefined && { claimed: readAssertion(claimed) }),
  };
}

/** Base64 of those in a metadata document that are for signing, without white space. */
function certificatesIn(metadata: string): readonly string[] {
  const found = withoutRemarks(metadata)
    .split(/(?=<(?:[\w.-]+:)?KeyDescriptor\b)/)
    .filter((part) => !/^<[^>]*\buse\s*=\s*["']encryption["']/.test(part))
    .flatMap((part) => [...part.matchAll(/<(?:[\w.-]+:)?X509Certificate\s*>([^<]*)</g)]);
  return [...found].map(([, text = '']) => text.replace(/\s/g, '')).filter((text) => text !== '');
}
