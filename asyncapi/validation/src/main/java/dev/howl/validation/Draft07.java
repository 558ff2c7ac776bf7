package dev.howl.validation;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.serialization.NodeReader;
import dev.howl.runtime.Formats;
import dev.howl.runtime.Regex;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schema validator's configuration: JSON Schema draft-07 with asserted formats, regular expressions of ECMA-262 and
 * numbers of any size. All validation against schemas of a contract uses it, so that all verdicts are the same.
 */
final class Draft07 {
    private static final String META_SCHEMA = "http://json-schema.org/draft-07/schema";

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft7())
            .formats(Map::clear)
            .formats(Formats.names().stream().map(NamedFormat::new).toList())
            .keywords(NumberKeyword.ALL)
            .keywords(CountKeyword.ALL)
            .keyword(new EnumKeyword())
            // The validator's own factory logs each one; draft-07, section 6.4, says to ignore them.
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    /** Read and compiled once: every bundle is checked against it. */
    private static final class MetaSchema {
        private static final Schema COMPILED = registry(Map.of()).getSchema(SchemaLocation.of(META_SCHEMA + "#"));
    }

    private Draft07() {}

    /**
     * Returns a registry that loads these documents, and the draft-07 meta-schema, but makes no requests and reads no
     * files.
     *
     * @param documents schemas in JSON by their IRIs
     */
    static SchemaRegistry registry(Map<String, String> documents) {
        return registry(documents, true);
    }

    /** Returns a registry for one document that compiles a schema when it is first used, so that others may be faulty. */
    static SchemaRegistry lazyRegistry() {
        return lazyRegistry(Map.of());
    }

    /** Returns a registry of documents that compiles each of their schemas when it is first used. */
    static SchemaRegistry lazyRegistry(Map<String, String> documents) {
        return registry(documents, false);
    }

    private static SchemaRegistry registry(Map<String, String> documents, boolean preload) {
        return SchemaRegistry.withDialect(DIALECT, builder -> builder.schemaRegistryConfig(config(preload))
                .nodeReader(new PreciseReader())
                .schemaLoader(loader -> loader.fetchRemoteResources(false).allow(iri -> isKnown(iri, documents)))
                .schemas(documents));
    }

    /** Returns the schema of draft-07 schemas, which the validator brings along. */
    static Schema metaSchema() {
        return MetaSchema.COMPILED;
    }

    private static boolean isKnown(AbsoluteIri iri, Map<String, String> documents) {
        return documents.containsKey(iri.toString()) || iri.toString().equals(META_SCHEMA);
    }

    private static SchemaRegistryConfig config(boolean preload) {
        return SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .preloadSchema(preload)
                .cacheRefs(true)
                .regularExpressionFactory(Draft07::regex)
                .build();
    }

    private static RegularExpression regex(String source) {
        Regex regex = Regex.of(source);
        return text -> {
            try {
                return regex.find(text).isPresent();
            } catch (Regex.TooSlowException e) {
                throw new SlowMatch(e);
            }
        };
    }

    /** An error and no exception: the validator logs exceptions, and every hostile frame would fill the log. */
    static final class SlowMatch extends java.lang.Error {
        private static final long serialVersionUID = 1L;

        private final transient Regex.TooSlowException reason;

        SlowMatch(Regex.TooSlowException reason) {
            super("a pattern takes too long", null, false, false);
            this.reason = reason;
        }

        /** Returns what the expression threw. */
        Regex.TooSlowException reason() {
            return reason;
        }
    }

    /** A format that generated records check too. */
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

    /** A reader that keeps numbers that no {@code double} can hold. */
    private static final class PreciseReader implements NodeReader {
        private static final int MAX_DEPTH = 2_000;

        private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();

        @Override
        public JsonNode readTree(String content, InputFormat format) {
            return MAPPER.readTree(content);
        }

        @Override
        public JsonNode readTree(InputStream content, InputFormat format) {
            return MAPPER.readTree(content);
        }
    }
}
