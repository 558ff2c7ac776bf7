package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Field;
import dev.howl.server.ChannelBinding;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A valid document with all that is generated from it: every target compiles, the types are the same in each, and the
 * channels of the server load as they do when it starts.
 */
final class GeneratedCase implements AutoCloseable {
    private static final String PACKAGE = "documents";

    private final Path folder;
    private final boolean keepUnknown;
    private final Contract contract;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, String> sources;
    private final Map<String, String> docs;
    private final URLClassLoader classes;
    private final List<GeneratedChannel> channels = new ArrayList<>();

    GeneratedCase(Path document, Path folder) throws IOException, InvalidContractException {
        this(document, folder, false);
    }

    GeneratedCase(Path document, Path folder, boolean keepUnknown) throws IOException, InvalidContractException {
        this.folder = folder;
        this.keepUnknown = keepUnknown;
        this.contract = ContractReader.read(document);
        Map<String, String> types = emit(Target.TYPES).sources();
        Map<String, String> client = emit(Target.CLIENT).sources();
        Generator.Output server = emit(Target.SERVER);
        sources = server.sources();
        docs = emit(Target.DOCS).sources();
        diagnostics.addAll(server.diagnostics());
        assertThat(client).as("the client has the types").containsAllEntriesOf(types);
        assertThat(sources).as("the server has the types").containsAllEntriesOf(types);
        compiled(Target.CLIENT, client);
        classes = new URLClassLoader(
                new URL[] {
                    compiled(Target.SERVER, sources).toUri().toURL(),
                    write("resources", server.resources()).toUri().toURL()
                },
                getClass().getClassLoader());
        for (ChannelBinding<?> binding : ServiceLoader.load(ChannelBinding.class, classes)) {
            channels.add(new GeneratedChannel(binding, classes));
        }
    }

    private Generator.Output emit(Target target) throws InvalidContractException {
        return Generator.emit(contract, target, PACKAGE, keepUnknown);
    }

    private Path compiled(Target target, Map<String, String> files) throws IOException {
        Path root = write("sources-" + target, files);
        return Compiled.of(folder.resolve("classes-" + target), root).classes();
    }

    private Path write(String name, Map<String, String> files) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Trees.replace(root, files);
        return root;
    }

    /** Warnings of the document and of its generation. */
    List<Diagnostic> warnings() {
        return Stream.concat(contract.diagnostics().stream(), diagnostics.stream())
                .filter(diagnostic -> !diagnostic.isError())
                .distinct()
                .toList();
    }

    List<GeneratedChannel> channels() {
        return channels;
    }

    /** The only channel. */
    GeneratedChannel channel() {
        assertThat(channels).hasSize(1);
        return channels.get(0);
    }

    /** The paths of the server's sources. */
    List<String> files() {
        return List.copyOf(sources.keySet());
    }

    String source(String simpleName) {
        return sources.getOrDefault(PACKAGE + "/" + simpleName + ".java", "");
    }

    String docs() {
        return String.join("\n", docs.values());
    }

    Class<?> type(String simpleName) throws ClassNotFoundException {
        return classes.loadClass(PACKAGE + "." + simpleName);
    }

    /** The components of a record with their types. */
    static Map<String, Class<?>> components(Class<?> record) {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        assertThat(record).isRecord();
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(component.getName(), type(component));
        }
        return components;
    }

    /** The class of a component's values, absent and null aside. */
    private static Class<?> type(RecordComponent component) {
        return component.getType() == Field.class
                        && component.getGenericType() instanceof ParameterizedType field
                        && field.getActualTypeArguments()[0] instanceof Class<?> value
                ? value
                : component.getType();
    }

    /** The type of a component that a record must have. */
    static Class<?> component(Class<?> record, String name) {
        Class<?> type = components(record).get(name);
        if (type == null) {
            throw new AssertionError(record + " has no component " + name);
        }
        return type;
    }

    /** The names of an enumeration's constants. */
    static List<String> constants(Class<?> enumeration) {
        return Stream.of(enumeration.getFields())
                .filter(field -> field.getType() == enumeration)
                .map(java.lang.reflect.Field::getName)
                .toList();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
