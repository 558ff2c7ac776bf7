package dev.howl.generator.docs.example;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
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
        List<String> trimmed = lines.stream().map(String::strip).toList();
        List<String> imports =
                lines.stream().filter(line -> line.startsWith("import ")).toList();
        List<String> body = lines.subList(trimmed.indexOf(START) + 1, trimmed.lastIndexOf(END)).stream()
                .map(line -> line.length() > INDENT ? line.substring(INDENT) : line.strip())
                .toList();
        List<String> comments =
                given.stream().map(each -> "// " + simple(each) + " is yours").toList();
        return Stream.of(imports, List.of(""), comments, body)
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String simple(ParameterSpec parameter) {
        String type = parameter.type().withoutAnnotations().toString();
        return type.substring(type.lastIndexOf('.') + 1) + " " + parameter.name();
    }
}
