package dev.howl.generator.docs.example;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A use of a generated client.
 *
 * @param packageName package of the client
 * @param given variables that the statements use and a reader has values for
 */
record JavaCode(String packageName, CodeBlock statements, List<ParameterSpec> given) {
    static final String CLASS = "HowlUsage";

    private static final String START = "// start";
    private static final String END = "// end";
    private static final int INDENT = 8;

    /** Returns a class that compiles beside the client. */
    String source() {
        MethodSpec method = MethodSpec.methodBuilder("run")
                .addModifiers(Modifier.STATIC)
                .addException(Exception.class)
                .addParameters(given)
                .addCode("$L\n", START)
                .addCode(statements)
                .addCode("$L\n", END)
                .build();
        TypeSpec type = TypeSpec.classBuilder(CLASS).addMethod(method).build();
        return JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
    }

    /** Returns what a reader copies: the imports other than of the client's own package, and the statements. */
    String shown() {
        List<String> lines = source().lines().toList();
        List<String> comments = given.stream()
                .map(each -> "// " + simple(each.type()) + " " + each.name() + " is yours")
                .toList();
        return Stream.of(imports(lines), List.of(""), comments, body(lines))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static List<String> imports(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("import ")).toList();
    }

    private static List<String> body(List<String> lines) {
        List<String> trimmed = lines.stream().map(String::strip).toList();
        return lines.subList(trimmed.indexOf(START) + 1, trimmed.lastIndexOf(END)).stream()
                .map(line -> line.length() > INDENT ? line.substring(INDENT) : line.strip())
                .toList();
    }

    /** Returns the lines of {@link #shown} with imports, and those without. */
    List<List<String>> parts() {
        List<String> lines = source().lines().toList();
        return List.of(imports(lines), body(lines));
    }

    /** Returns a type as a reader writes it: {@code List<String>}. */
    static String simple(TypeName type) {
        return type.withoutAnnotations().toString().replaceAll("[\\p{L}\\p{N}_$]+\\.", "");
    }
}
