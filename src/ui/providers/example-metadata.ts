/**
 * A SAML metadata document as an identity provider publishes it, for whoever has none at hand.
 *
 * OASIS "Metadata for SAML 2.0". The certificate is real and nobody holds its key. Not here: what AWS reads in it
 * (api/iam/saml-metadata.ts).
 */
export const exampleMetadata = `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/saml">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data>
          <ds:X509Certificate>
            MIIDOzCCAiOgAwIBAgIUCz+Vb8BW6BtN/PUf+yFGo77JBlQwDQYJKoZIhvcNAQELBQAwLDEYMBYG
            A1UEAwwPaWRwLmV4YW1wbGUuY29tMRAwDgYDVQQKDAdFeGFtcGxlMCAXDTI2MTEyMjAwNDIzMFoY
            DzIxMjYxMDI5MDA0MjMwWjAsMRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5jb20xEDAOBgNVBAoMB0V4
            YW1wbGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDFQVikQn9G79Evmn6vv8/RYjID
            kal6UVx3liKZ5AEMVqiG5Kk7k53EUEVQLuvQWcCX11H2efeIw+w7cA7ph5VYvIuztDrqxZfyuDzn
            S3sUzvE9qnYtAkvs9Ww4QViZfCrrA2Mc6sNAEjvLuvvBz/TftgkbWbwduE9rRBPmwwcdvxlJa+0t
            X7fu30OEWmsfQzaxdkiRRfil1lQWc2PzLugWDj6SVsN+taXwDyUPwLNXZgnBR7DcoDx9GNWESJrc
            4EJiWKRFuUlyTttDBSOsT9rWJh0+w/893e0oZ8gsCtikVidjnMRjTjHJq7RropBGD2C9thc+FA43
            C2ibqbDGOozfAgMBAAGjUzBRMB0GA1UdDgQWBBT7d3pjrLwfRcU34rHnboNHbNyk7zAfBgNVHSME
            GDAWgBT7d3pjrLwfRcU34rHnboNHbNyk7zAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUA
            A4IBAQCW/pTuI1mGxuWLu7fBScToPW5s58VIi+pyqFDzicQVUXtWKAdUkcSPCZ4F6dPZbHsng4ky
            EQ4goD7jjec1kkBy6PnurZDO9+XXP+Y/8mIn/lClst4il0rAyManONKDjC9ZYgFZeO8kIs5jYSDK
            DkRmt4GZU5IFYXzsM70tTazAKOXIfIY+DTkm9k6gS2ZgjHvAGiFxsq8q9Dnry9k/hRQA7uBt6FQX
            uCQt4gQgsyXqYfUaYEz/zkm2XxxEMCYerNA6tIx12qwQrHbAaSNanc9u5NvZCMG/7DBmUJbpVSiW
            lcuvg1UAcH72AmlAq/ouDb5t2vgnTT9B3mS36Alma1AJ
          </ds:X509Certificate>
        </ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/saml/sso"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/saml/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
