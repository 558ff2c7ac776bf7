package dev.howl.validation;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Regex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The compiled schemas of a bundle. All of them are compiled at once, so that a dangling reference fails the start. */
final class CompiledSchemas {
    private static final String BASE = "urn:howl:frames";

    private final Bundle bundle;
    private final SchemaRegistry registry;

    private CompiledSchemas(Bundle bundle) {
        this.bundle = bundle;
        this.registry = SchemaRegistry.withDialect(Dialects.getDraft7(), builder -> builder.schemaRegistryConfig(
                        config())
                .schemaLoader(loader -> loader.fetchRemoteResources(false).allow(CompiledSchemas::isOwn))
                .schemas(Map.of(BASE, bundle.root().toString())));
    }

    static CompiledSchemas of(Bundle bundle) {
        checkAgainstMetaSchema(bundle);
        return new CompiledSchemas(bundle);
    }

    Map<String, Schema> of(Direction direction) {
        String property = Bundle.property(direction);
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (String message : bundle.root().path(property).propertyNames()) {
            schemas.put(message, compile(property, message));
        }
        return schemas;
    }

    private Schema compile(String property, String message) {
        try {
            Schema schema =
                    registry.getSchema(SchemaLocation.of(BASE + "#/" + property + "/" + Violations.escape(message)));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new InvalidBundleException("message '" + message + "' in '" + property + "': " + reason(e), e);
        }
    }

    private static SchemaRegistryConfig config() {
        return SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .preloadSchema(true)
                .cacheRefs(true)
                .regularExpressionFactory(CompiledSchemas::regex)
                .build();
    }

    private static RegularExpression regex(String source) {
        Regex regex = Regex.of(source);
        return text -> regex.find(text).isPresent();
    }

    private static boolean isOwn(AbsoluteIri iri) {
        return iri.toString().equals(BASE);
    }

    private static void checkAgainstMetaSchema(Bundle bundle) {
        // networknt bundles the meta-schema; nothing is fetched.
        Schema meta = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
                .getSchema(SchemaLocation.of(Dialects.getDraft7().getId()));
        for (String group : List.of("definitions", "toServer", "toClient")) {
            for (Map.Entry<String, JsonNode> schema : bundle.root().path(group).properties()) {
                List<Error> errors = meta.validate(schema.getValue());
                if (!errors.isEmpty()) {
                    throw new InvalidBundleException("'" + schema.getKey() + "' in '" + group
                            + "' is not a draft-07 schema: " + Violations.of(errors.get(0)));
                }
            }
        }
    }

    private static String reason(SchemaException e) {
        Error error = e.getError();
        return error != null ? error.toString() : String.valueOf(e.getMessage());
    }
}
