package dev.howl.generator.differential;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A schema as written, in networknt's validator as it comes: draft-07, without anything of Howl. */
final class PlainNetworknt {
    private final Schema schema;

    PlainNetworknt(JsonNode document, boolean formats) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getDraft7(),
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(formats)
                        .build()));
        schema = registry.getSchema(SchemaLocation.of("https://example.com/schema"), document);
    }

    boolean accepts(JsonNode value) {
        return violations(value).isEmpty();
    }

    List<Error> violations(JsonNode value) {
        return schema.validate(value);
    }
}
