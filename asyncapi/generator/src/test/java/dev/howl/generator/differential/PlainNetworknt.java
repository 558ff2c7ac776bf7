package dev.howl.generator.differential;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.howl.runtime.Formats;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A schema as written, in networknt's validator as it comes: draft-07, with keywords of its own. Formats alone are those of
 * the runtime; networknt has other rules for mail addresses and regular expressions.
 */
final class PlainNetworknt {
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft7())
            .formats(Map::clear)
            .formats(Formats.names().stream().map(NamedFormat::new).toList())
            .keyword(new NonValidationKeyword("components"))
            .build();

    private final Schema schema;

    PlainNetworknt(JsonNode document, boolean formats) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                DIALECT,
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

    private record NamedFormat(String name) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return Formats.matches(name, value);
        }
    }
}
