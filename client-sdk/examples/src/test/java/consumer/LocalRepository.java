package consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository with this build's artefacts. Everything else in it is linked to the user's own repository,
 * which thus gets what is downloaded, but no artefact of this build.
 */
final class LocalRepository {
    private LocalRepository() {}

    /**
     * Makes the repository anew.
     *
     * @param own the user's repository
     */
    static void create(Path repository, Path own) throws IOException {
        delete(repository);
        Path group = Files.createDirectories(repository.resolve("dev/howl"));
        linkChildren(own, repository);
        linkChildren(own.resolve("dev"), repository.resolve("dev"));
        for (PublishedModule module : PublishedModule.all()) {
            install(module, group);
        }
    }

    /** Links the folders in a folder, without those that are there already. */
    private static void linkChildren(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            for (Path child : list(from)) {
                Path link = to.resolve(child.getFileName());
                if (Files.isDirectory(child) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, child);
                }
            }
        }
    }

    private static void install(PublishedModule module, Path group) throws IOException {
        String name = module.artifactId() + "-" + PublishedModule.version();
        Path folder = Files.createDirectories(group.resolve(module.artifactId()).resolve(PublishedModule.version()));
        Files.copy(module.pom(), folder.resolve(name + ".pom"));
        if (module.jar().isPresent()) {
            Files.copy(module.jar().get(), folder.resolve(name + ".jar"));
        }
    }

    /** Deletes links, not what they lead to. */
    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : list(path)) {
                delete(child);
            }
        }
        Files.deleteIfExists(path);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
