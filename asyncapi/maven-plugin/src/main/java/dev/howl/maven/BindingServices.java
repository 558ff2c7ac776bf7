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
 * The services of one module: each contract that its build generates names its own, and a jar has room for one file of
 * a name. What they name is gathered in a folder that stands for all of them.
 */
final class BindingServices {
    static final String SERVICE = "META-INF/services/dev.howl.server.ChannelBinding";

    private static final String GATHERED = BindingServices.class.getName();

    private BindingServices() {}

    /**
     * Adds what one contract names to what the executions before it did in the same build.
     *
     * @param resources of that contract
     * @param shared of the whole module
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
