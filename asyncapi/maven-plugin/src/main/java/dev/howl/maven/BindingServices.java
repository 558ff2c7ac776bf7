package dev.howl.maven;

import dev.howl.generator.write.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * The {@code META-INF/services} file of one Maven module. Each contract that the build generates code from brings its
 * own entries, but a jar has one file of that name; so the entries of all executions are merged in a folder of their
 * own.
 */
final class BindingServices {
    static final String SERVICE = "META-INF/services/dev.howl.server.ChannelBinding";

    private static final String GATHERED = BindingServices.class.getName();

    private BindingServices() {}

    /**
     * Merges the entries of one contract with those of earlier executions in the same build.
     *
     * @param resources folder with the resources of this contract
     * @param shared folder with the merged file, added to the module's resources
     */
    static void gather(MavenProject project, Path resources, Path shared) throws IOException {
        Set<String> services = new LinkedHashSet<>();
        if (project.getContextValue(GATHERED) instanceof Set<?> before) {
            before.forEach(service -> services.add(String.valueOf(service)));
        }
        boolean isFirst = services.isEmpty();
        services.addAll(Files.readAllLines(resources.resolve(SERVICE)));
        project.setContextValue(GATHERED, services);
        new OutputFolder(shared).write(Map.of(SERVICE, String.join("\n", services) + "\n"));
        if (isFirst) {
            Resource all = new Resource();
            all.setDirectory(shared.toString());
            project.addResource(all);
        }
    }
}
