import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the checksums of a release repository, and checks that nothing in it is missing.
 *
 * <pre>
 * java ReleaseRepo.java checksums REPOSITORY
 * java ReleaseRepo.java check REPOSITORY SOURCE VERSION [signed]
 * </pre>
 */
public final class ReleaseRepo {
    private static final Map<String, String> CHECKSUMS =
            new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512"));
    private static final Pattern DERIVED = Pattern.compile(".*\\.(md5|sha1|sha256|sha512|asc)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final List<String> REQUIRED =
            List.of("name", "description", "url", "licenses", "developers", "scm", "groupId", "version");

    private final Path repository;
    private final List<String> problems = new ArrayList<>();

    private ReleaseRepo(Path repository) {
        this.repository = repository;
    }

    public static void main(String[] args) throws IOException {
        ReleaseRepo repo = new ReleaseRepo(Path.of(args[1]));
        if (args[0].equals("checksums")) {
            repo.writeChecksums();
            return;
        }
        int artefacts = repo.check(Path.of(args[2]), args[3], args.length > 4);
        repo.problems.forEach(problem -> System.err.println("error: " + problem));
        if (!repo.problems.isEmpty()) {
            System.exit(1);
        }
        System.out.println(args[1] + " has " + artefacts + " artefacts of version " + args[3] + ", complete");
    }

    private void writeChecksums() throws IOException {
        for (Path file : files()) {
            if (file.toString().matches(".*\\.(md5|sha1|sha256|sha512)")) {
                Files.delete(file);
            }
        }
        for (Path file : files()) {
            if (!isDerived(file)) {
                for (String kind : CHECKSUMS.keySet()) {
                    Files.writeString(Path.of(file + "." + kind), checksum(file, kind));
                }
            }
        }
    }

    private int check(Path source, String version, boolean isSigned) throws IOException {
        List<Path> modules = modules(source);
        List<Path> expected = new ArrayList<>();
        for (Path module : modules) {
            String pom = Files.readString(module.resolve("pom.xml"));
            String artifactId = element(pom.substring(pom.indexOf("</parent>")), "artifactId");
            Path folder = repository.resolve(Path.of("dev", "howl", artifactId, version));
            String name = artifactId + "-" + version;
            List<String> endings = new ArrayList<>(List.of(".pom", "-cyclonedx.json", "-cyclonedx.xml"));
            if (!pom.contains("<packaging>pom<")) {
                endings.addAll(List.of(".jar", "-sources.jar", "-javadoc.jar"));
            }
            endings.forEach(ending -> expected.add(folder.resolve(name + ending)));
        }
        expected.forEach(file -> checkFile(file, isSigned));
        for (Path file : files()) {
            if (!isDerived(file) && !expected.contains(file)) {
                problem(file, "is not expected");
            }
        }
        return modules.size();
    }

    private void checkFile(Path file, boolean isSigned) {
        try {
            if (!Files.isRegularFile(file)) {
                problem(file, "is missing");
                return;
            }
            for (String kind : CHECKSUMS.keySet()) {
                Path sum = Path.of(file + "." + kind);
                if (!Files.exists(sum) || !Files.readString(sum).equals(checksum(file, kind))) {
                    problem(file, "has a missing or wrong ." + kind);
                }
            }
            if (isSigned && !Files.exists(Path.of(file + ".asc"))) {
                problem(file, "is not signed");
            }
            if (file.toString().endsWith(".pom")) {
                checkPom(file);
            } else if (file.toString().endsWith(".jar")) {
                checkJar(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkPom(Path file) throws IOException {
        String pom = Files.readString(file);
        for (String name : REQUIRED) {
            if (!pom.contains("<" + name + ">") && !pom.contains("<" + name + " ")) {
                problem(file, "has no <" + name + ">");
            }
        }
        for (String unwanted : List.of("SNAPSHOT", "${", "<parent>", "<repositories>", "<pluginRepositories>")) {
            if (pom.contains(unwanted)) {
                problem(file, "contains " + unwanted);
            }
        }
    }

    private void checkJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            String name = file.getFileName().toString();
            if (jar.stream().allMatch(entry -> entry.isDirectory() || entry.getName().startsWith("META-INF/"))) {
                problem(file, "is empty");
            } else if (name.endsWith("-javadoc.jar") && jar.getEntry("index.html") == null) {
                problem(file, "has no index.html");
            } else if (!name.matches(".*-(sources|javadoc)\\.jar")
                    && jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name") == null) {
                problem(file, "has no Automatic-Module-Name");
            }
        }
    }

    /** Returns the modules that are published. */
    private static List<Path> modules(Path source) throws IOException {
        List<Path> modules = new ArrayList<>();
        for (String name : MODULE.matcher(Files.readString(source.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            Path module = source.resolve(name);
            if (!Files.readString(module.resolve("pom.xml")).contains("<maven.deploy.skip>true<")) {
                modules.add(module);
            }
        }
        return modules;
    }

    private static String element(String xml, String name) {
        int begin = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(begin, xml.indexOf("<", begin));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isDerived(Path file) {
        return DERIVED.matcher(file.toString()).matches();
    }

    private static String checksum(Path file, String kind) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(CHECKSUMS.get(kind));
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void problem(Path file, String text) {
        problems.add(repository.relativize(file) + " " + text);
    }
}
