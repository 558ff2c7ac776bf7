package dev.howl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralContractsTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: %s, version: 1.0.0}
            channels:
              alerts:
                address: /%s
                messages:
                  %s: {payload: {type: object, properties: {text: {type: string}}}}
            operations:
              take: {action: receive, channel: {$ref: '#/channels/alerts'}}
            """;

    private final Path folder;

    SeveralContractsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private MavenProject project() {
        MavenProject project = new MavenProject();
        Build build = new Build();
        build.setDirectory(folder.resolve("target").toString());
        project.setBuild(build);
        return project;
    }

    private void generate(MavenProject project, String name) throws Exception {
        Path document = folder.resolve(name + ".yaml");
        if (!Files.exists(document)) {
            Files.writeString(document, DOCUMENT.formatted(name, name, name));
        }
        GenerateMojo mojo = new GenerateMojo();
        set(mojo, "contract", document.toFile());
        set(mojo, "target", "server");
        set(mojo, "packageName", "org.example." + name);
        set(mojo, "project", project);
        mojo.execute();
    }

    private static void set(GenerateMojo mojo, String parameter, Object value) throws ReflectiveOperationException {
        Class<?> owner = parameter.equals("contract") ? DocumentMojo.class : GenerateMojo.class;
        Field field = owner.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private Path generated(String path) {
        return folder.resolve("target").resolve(path);
    }

    @Test
    void twoContractsMayHaveChannelsOfTheSameName() throws Exception {
        MavenProject project = project();
        generate(project, "one");
        generate(project, "two");
        assertThat(project.getCompileSourceRoots())
                .hasSize(2)
                .allSatisfy(root -> assertThat(new File(root, "org/example")).isDirectory());
        assertThat(generated("generated-sources/howl/org.example.one/org/example/one/One.java"))
                .exists();
        for (String name : new String[] {"one", "two"}) {
            assertThat(generated("generated-resources/howl/org.example." + name + "/META-INF/howl/org.example." + name
                            + ".AlertsChannel/contract.yaml"))
                    .content()
                    .contains("title: " + name);
        }
        assertThat(generated("generated-resources/howl-services/" + BindingServices.SERVICE))
                .hasContent("org.example.one.AlertsChannel\norg.example.two.AlertsChannel");
        assertThat(project.getResources())
                .extracting(Resource::getDirectory)
                .hasSize(3)
                .contains(generated("generated-resources/howl-services").toString());
    }

    @Test
    void removedContractIsRemovedFromTheIndex() throws Exception {
        MavenProject before = project();
        generate(before, "one");
        generate(before, "two");
        generate(project(), "two");
        assertThat(generated("generated-resources/howl-services/" + BindingServices.SERVICE))
                .hasContent("org.example.two.AlertsChannel");
    }
}
