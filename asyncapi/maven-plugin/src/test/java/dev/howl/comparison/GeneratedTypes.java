package dev.howl.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.JApiClass;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes generated of a document, compiled and packed. */
record GeneratedTypes(Path classes, Path jar) {
    private static final JavaCompiler JAVAC = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

    /** Kept open for all compilations: it caches the packages of every jar of the class path. */
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    static GeneratedTypes of(Contract contract, Path folder) throws IOException, InvalidContractException {
        return of(contract, Target.TYPES, folder);
    }

    static GeneratedTypes of(Contract contract, Target target, Path folder)
            throws IOException, InvalidContractException {
        List<Path> sources = new ArrayList<>();
        Map<String, String> texts =
                Generator.emit(contract, target, "generated").sources();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path source = folder.resolve("sources").resolve(text.getKey());
            Files.createDirectories(Objects.requireNonNull(source.getParent()));
            sources.add(Files.writeString(source, text.getValue()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(compile(sources, classes, "")).isEmpty();
        return new GeneratedTypes(classes, packed(classes, folder.resolve("types.jar")));
    }

    private static String compile(List<Path> sources, Path classes, String more) {
        StringWriter out = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-nowarn",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path") + more);
        boolean compiled = JAVAC.getTask(out, FILES, null, options, null, FILES.getJavaFileObjectsFromPaths(sources))
                .call();
        return compiled ? "" : out.toString();
    }

    /** Returns the errors of a source that uses the types; empty if it compiles. */
    String errorsOf(Path consumer, Path folder) throws IOException {
        Path out = Files.createDirectories(folder.resolve("consumer-classes"));
        return compile(List.of(consumer), out, File.pathSeparator + classes);
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Returns the classes that code which was written against these types can no longer use in others. */
    List<String> incompatibleIn(GeneratedTypes others) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        JarArchiveComparator comparator = new JarArchiveComparator(options);
        return comparator
                .compare(
                        List.of(new JApiCmpArchive(jar.toFile(), "old")),
                        List.of(new JApiCmpArchive(others.jar().toFile(), "new")))
                .stream()
                .filter(type -> !type.isSourceCompatible())
                .map(JApiClass::getFullyQualifiedName)
                .toList();
    }
}
