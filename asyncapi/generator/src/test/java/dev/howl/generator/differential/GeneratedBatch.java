package dev.howl.generator.differential;

import dev.howl.generator.Compiled;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.ChannelSpec;
import dev.howl.validation.FrameValidator;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Random documents whose generated types are compiled together, because a compiler that starts once takes seconds. */
final class GeneratedBatch implements AutoCloseable {
    private final Path folder;
    private final Path sources;
    private final List<Generated> generated = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final URLClassLoader classes;

    /** A document with its channel as generated code and as the validator know it. */
    record Generated(RandomDocument document, Contract contract, FrameValidator validator, String specClass) {}

    GeneratedBatch(Path folder, LongStream seeds) throws IOException {
        this.folder = folder;
        this.sources = Files.createDirectories(folder.resolve("sources"));
        for (long seed : seeds.toArray()) {
            add(RandomDocument.of(seed));
        }
        Path compiled = Compiled.of(folder.resolve("classes"), sources).classes();
        classes = new URLClassLoader(
                new URL[] {compiled.toUri().toURL()}, getClass().getClassLoader());
    }

    private void add(RandomDocument document) throws IOException {
        Path file = folder.resolve(document.seed() + ".json");
        Files.writeString(file, document.json().toPrettyString());
        try {
            Contract contract = ContractReader.read(file);
            Map<String, String> code = Generator.emit(
                            contract, Target.CLIENT, document.packageName(), document.keepsUnknown())
                    .sources();
            for (Map.Entry<String, String> source : code.entrySet()) {
                Path path = sources.resolve(source.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, source.getValue());
            }
            FrameValidator validator = FrameValidator.load(
                    FrameSchemas.bundle(contract, contract.channels().get(0)));
            generated.add(new Generated(document, contract, validator, document.packageName() + ".CContract"));
        } catch (InvalidContractException e) {
            refused.add(document.seed() + ": " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            refused.add(document.seed() + " is a fault: " + e);
        }
    }

    List<Generated> generated() {
        return generated;
    }

    /** Reasons why documents are no valid contracts, such as an {@code allOf} that accepts nothing. */
    List<String> refused() {
        return refused;
    }

    ChannelSpec spec(Generated one) throws ReflectiveOperationException {
        Field spec = classes.loadClass(one.specClass()).getDeclaredField("SPEC");
        spec.setAccessible(true);
        return (ChannelSpec) Objects.requireNonNull(spec.get(null));
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
