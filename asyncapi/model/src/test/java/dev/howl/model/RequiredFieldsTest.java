package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that objects of the specification require, and those that depend on what the object is. */
class RequiredFieldsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type: http                       | a Security Scheme Object must have 'scheme' if its type is http
            type: httpApiKey, in: header     | a Security Scheme Object must have 'name' if its type is httpApiKey
            type: httpApiKey, name: key      | a Security Scheme Object must have 'in' if its type is httpApiKey
            type: apiKey                     | a Security Scheme Object must have 'in' if its type is apiKey
            type: openIdConnect              | a Security Scheme Object must have 'openIdConnectUrl' if its type is openIdConnect
            type: oauth2                     | a Security Scheme Object must have 'flows' if its type is oauth2
            in: user                         | a Security Scheme Object must have 'type'
            type: apiKey, in: header         | 'in' must be one of: user, password
            type: httpApiKey, name: a, in: user | 'in' must be one of: query, header, cookie
            type: X509, scheme: basic        | 'scheme' is a field of a Security Scheme Object only if its type is http; remove it
            type: http, scheme: basic, bearerFormat: JWT | 'bearerFormat' is a field of a Security Scheme Object only if its scheme is bearer; remove it
            type: openIdConnect, openIdConnectUrl: here | 'openIdConnectUrl' must be a URI with a scheme, such as https://example.com, but is "here"
            """)
    void aSecuritySchemeHasTheFieldsOfItsType(String fields, String words) {
        for (String version : List.of("2.0.0", "2.6.0", "3.0.0", "3.1.0")) {
            assertThat(errors(version, "components: { securitySchemes: { s: { " + fields + " } } }"))
                    .as(version)
                    .singleElement()
                    .asString()
                    .endsWith(": error: " + words);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            implicit          | authorizationUrl | tokenUrl
            password          | tokenUrl         | authorizationUrl
            clientCredentials | tokenUrl         | authorizationUrl
            """)
    void aFlowHasTheAddressesOfItsKind(String flow, String required, String foreign) {
        String scheme = "components: { securitySchemes: { s: { type: oauth2, flows: { %s: { %s: 'https://example.com',"
                + " %s: {} } } } } }";

        assertThat(errors("3.0.0", scheme.formatted(flow, foreign, "availableScopes")))
                .anyMatch(line -> line.contains("an OAuth Flow Object must have '" + required + "' if its key is"))
                .anyMatch(line ->
                        line.contains("'" + foreign + "' is a field of an OAuth Flow Object only if its key is"));
        assertThat(errors("3.0.0", scheme.formatted(flow, required, "availableScopes")))
                .isEmpty();
        assertThat(errors("2.6.0", scheme.formatted(flow, required, "scopes"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info: { title: C, version: '1', license: {} }",
                "info: { title: C, version: '1', contact: { url: example.com } }",
                "info: { title: C, version: '1', contact: { email: nobody } }",
                "info: { title: C, version: '1', termsOfService: 'a b' }",
                "id: no-uri",
                "components: { tags: { t: {} } }",
                "components: { externalDocs: { d: {} } }",
                "components: { externalDocs: { d: { url: 'none' } } }",
                "components: { correlationIds: { c: {} } }",
                "components: { replyAddresses: { a: {} } }",
                "components: { replyAddresses: { a: { location: payload } } }",
                "components: { parameters: { p: { location: '$message.path#/a' } } }",
                "components: { servers: { s: { protocol: ws } } }",
                "components: { servers: { s: { host: a } } }",
                "components: { operations: { o: { action: send } } }",
                "components: { schemas: { s: { schemaFormat: 'application/schema+json;version=draft-07' } } }",
            })
    void objectsHaveTheirRequiredFieldsInTheirForm(String part) {
        assertThat(errors("3.0.0", part)).hasSize(1);
    }

    private List<String> errors(String version, String part) {
        String info = part.startsWith("info") ? "" : "info: { title: C, version: 1.0.0 }\n";
        String channels = version.startsWith("2") ? "channels: {}\n" : "";
        return new Documents(folder)
                        .with("a.yaml", "asyncapi: " + version + "\n" + info + channels + part + "\n")
                        .diagnostics("a.yaml")
                        .stream()
                        .filter(line -> line.contains(": error: "))
                        .toList();
    }
}
