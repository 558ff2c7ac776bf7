package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.SecurityRequirement.Part;
import dev.howl.model.SecurityScheme.HttpDetails;
import dev.howl.model.SecurityScheme.KeyDetails;
import dev.howl.model.SecurityScheme.NoDetails;
import dev.howl.model.SecurityScheme.OAuthDetails;
import dev.howl.model.SecurityScheme.OAuthFlow;
import dev.howl.model.SecurityScheme.OpenIdDetails;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security of servers and operations. */
class SecurityTest {
    private static final String TWO = """
            asyncapi: 2.6.0
            info: { title: T, version: '1' }
            servers: { s: { url: 'wss://example.com', protocol: wss, security: [ { o: [read], k: [] }, { h: [] }, {} ] } }
            channels:
              /c: { publish: { operationId: say, security: [ { o: [write] } ], message: { payload: { type: object } } } }
            components:
              securitySchemes:
                k: { type: httpApiKey, name: key, in: query }
                h: { $ref: '#/components/securitySchemes/b' }
                b: { type: http, scheme: bearer, bearerFormat: JWT }
                o:
                  type: oauth2
                  description: The accounts
                  flows:
                    implicit: { authorizationUrl: 'https://example.com/a', scopes: { read: Read, write: Write } }
            """;

    private static final String THREE = """
            asyncapi: 3.0.0
            info: { title: T, version: '1' }
            servers:
              s:
                host: example.com
                protocol: wss
                security: [ { $ref: '#/components/securitySchemes/o' }, { type: http, scheme: bearer, bearerFormat: JWT } ]
            channels: { c: { address: /c, messages: { m: { payload: { type: object } } } } }
            operations: { say: { action: receive, channel: { $ref: '#/channels/c' }, traits: [ { security: [ { $ref: '#/components/securitySchemes/a' } ] } ] } }
            components:
              securitySchemes:
                a: { $ref: '#/components/securitySchemes/o' }
                o:
                  type: oauth2
                  description: The accounts
                  scopes: [read]
                  flows:
                    implicit: { authorizationUrl: 'https://example.com/a', availableScopes: { read: Read, write: Write } }
            """;

    private static final String NOT_ENFORCED = "warning: 'security' has no effect: generated code does not enforce it";

    private static final OAuthDetails ACCOUNTS = new OAuthDetails(List.of(
            new OAuthFlow("implicit", "https://example.com/a", null, null, Map.of("read", "Read", "write", "Write"))));

    private final Path folder;

    SecurityTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRequirementOfVersion2HasOneOrMoreSchemesOrNone() {
        List<SecurityRequirement> security = read(TWO).servers().get(0).security();

        assertThat(security).hasSize(3);
        assertThat(security.get(0).parts())
                .extracting(part -> part.scheme().id())
                .containsExactly("o", "k");
        assertThat(security.get(0).parts()).extracting(Part::scopes).containsExactly(List.of("read"), List.of());
        assertThat(security.get(0).parts().get(1).scheme().details()).isEqualTo(new KeyDetails("key", "query"));
        assertThat(security.get(1).parts().get(0).scheme().details()).isEqualTo(new HttpDetails("bearer", "JWT"));
        assertThat(security.get(2).parts()).isEmpty();
    }

    @Test
    void theDocsHaveANoteOnEachAlternative() {
        Contract contract = read(TWO);

        assertThat(contract.annotations().of(contract.servers().get(0).location()))
                .extracting(Annotations.Note::text)
                .containsExactly(
                        "o: oauth2, The accounts, flow implicit, authorization at https://example.com/a, available scopes"
                                + " read (Read) write (Write), scopes read and k: httpApiKey, name key, in query",
                        "h: http, scheme bearer, format JWT",
                        "none required");
    }

    @Test
    void bothMajorVersionsGiveTheSameModel() {
        for (String document : List.of(TWO, THREE)) {
            Part part =
                    read(document).servers().get(0).security().get(0).parts().get(0);

            assertThat(part.scopes()).containsExactly("read");
            assertThat(part.scheme().id()).isEqualTo("o");
            assertThat(part.scheme().type()).isEqualTo("oauth2");
            assertThat(part.scheme().description()).isEqualTo("The accounts");
            assertThat(part.scheme().details()).isEqualTo(ACCOUNTS);
        }
    }

    @Test
    void aSchemeInItsPlaceHasNoId() {
        Part part = read(THREE).servers().get(0).security().get(1).parts().get(0);

        assertThat(part.scheme().id()).isNull();
        assertThat(part.scheme().location().line()).isEqualTo(7);
    }

    @Test
    void operationsHaveTheirOwnSecurityAndThatOfTheirTraits() {
        assertThat(read(TWO).operations().get(0).security()).singleElement().satisfies(requirement -> assertThat(
                        requirement.parts().get(0).scopes())
                .containsExactly("write"));
        assertThat(read(THREE).operations().get(0).security()).singleElement().satisfies(requirement -> assertThat(
                        requirement.parts().get(0).scheme().details())
                .isEqualTo(ACCOUNTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userPassword", "X509", "symmetricEncryption", "asymmetricEncryption", "plain", "gssapi"})
    void someSchemesHaveNoDetails(String type) {
        assertThat(scheme("{ type: " + type + " }").details()).isEqualTo(new NoDetails());
    }

    @Test
    void aKeyAndOpenIdConnectHaveTheirDetails() {
        assertThat(scheme("{ type: apiKey, in: user }").details()).isEqualTo(new KeyDetails(null, "user"));
        assertThat(scheme("{ type: openIdConnect, openIdConnectUrl: 'https://example.com/o', scopes: [a] }")
                        .details())
                .isEqualTo(new OpenIdDetails("https://example.com/o"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [ { o: [raed] } ]   | no flow of security scheme 'o' has the scope 'raed'; they have: read, write
            [ { h: [read] } ]   | security scheme 'h' is of type 'http' and has no scopes; write []
            [ { x: [] } ]       | security names scheme 'x', which '#/components/securitySchemes' does not have; it has: k, h, b, o; did you mean 'k'?
            """)
    void aRequirementOfVersion2NamesWhatThereIs(String security, String words) {
        String document = TWO.replace("security: [ { o: [write] } ]", "security: " + security);
        assertThat(new Documents(folder).with("in/a.yaml", document).diagnostics("in/a.yaml"))
                .filteredOn(found -> !found.contains(NOT_ENFORCED))
                .singleElement()
                .asString()
                .matches("in/a.yaml:5:[0-9]+: error: \\Q" + words + "\\E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "scramSha256", "scramSha512", "gssapi"})
    void saslCameWithVersion21(String type) {
        String document = TWO.replace("{ type: http, scheme: bearer, bearerFormat: JWT }", "{ type: " + type + " }")
                .replace(", security: [ { o: [write] } ]", "");
        Documents documents = new Documents(folder)
                .with("in/a.yaml", document.replace("2.6.0", "2.0.0"))
                .with("in/b.yaml", document.replace("2.6.0", "2.1.0"));

        assertThat(documents.diagnostics("in/a.yaml"))
                .filteredOn(found -> !found.contains(NOT_ENFORCED))
                .singleElement()
                .asString()
                .contains("error: 'type' must be one of: userPassword");
        assertThat(documents.diagnostics("in/b.yaml"))
                .singleElement()
                .asString()
                .contains(NOT_ENFORCED);
    }

    private SecurityScheme scheme(String written) {
        String document = THREE.replace("{ type: http, scheme: bearer, bearerFormat: JWT }", written);
        return read(document).servers().get(0).security().get(1).parts().get(0).scheme();
    }

    private Contract read(String document) {
        return new Documents(folder).with("in/a.yaml", document).contract("in/a.yaml");
    }
}
