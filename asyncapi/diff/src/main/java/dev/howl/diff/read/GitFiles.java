package dev.howl.diff.read;

import dev.howl.diff.read.ContractLocator.OfRevision;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of one commit, read by one {@code git cat-file} process. Names go to it on standard input, so that none is
 * ever taken for an option. The program is used instead of a library: whoever names a revision has it, it reads every
 * repository that it made (work trees, partial clones, SHA-256), and the command stays small.
 */
final class GitFiles implements AutoCloseable {
    /** One more than a document may have: the reader tells of it. */
    private static final int MOST_BYTES = 5 * 1024 * 1024 + 1;

    private final Process process;
    private final OutputStream requests;
    private final InputStream answers;
    private final String commit;
    private final String path;

    private GitFiles(Process process, String commit, String path) {
        this.process = process;
        this.requests = process.getOutputStream();
        this.answers = new BufferedInputStream(process.getInputStream());
        this.commit = commit;
        this.path = path;
    }

    /** Returns whether a folder is in a repository, and Git is there to say so. */
    static boolean isRepository(Path folder) {
        try {
            return GitProgram.run(folder, "rev-parse", "--git-dir").isPresent();
        } catch (UnreadableContractException e) {
            return false;
        }
    }

    /** @throws UnreadableContractException if there is no Git, no repository, no such commit or no such file in it */
    static GitFiles open(Path folder, OfRevision revision) throws UnreadableContractException {
        if (!isRepository(folder)) {
            GitProgram.run(folder, "version");
            throw new UnreadableContractException("cannot read '" + revision.revision() + ":" + revision.path() + "': '"
                    + folder + "' is in no Git repository");
        }
        String commit = GitProgram.run(folder, "rev-parse", "--verify", "--quiet", revision.revision() + "^{commit}")
                .orElseThrow(() -> new UnreadableContractException(
                        "there is no revision '" + revision.revision() + "' in the repository of '" + folder + "'"));
        String prefix = GitProgram.run(folder, "rev-parse", "--show-prefix").orElse("");
        GitFiles git = start(folder, commit, revision.path());
        String fromHere = normalized(prefix + revision.path());
        boolean relative = revision.path().startsWith("./") || revision.path().startsWith("../");
        String fromRoot = normalized(revision.path());
        for (String path : relative ? List.of(fromHere) : List.of(fromRoot, fromHere)) {
            if (!path.isEmpty() && git.read(path).isPresent()) {
                return new GitFiles(git.process, commit, path);
            }
        }
        git.close();
        throw new UnreadableContractException(
                "revision '" + revision.revision() + "' has no file '" + (relative ? fromHere : fromRoot) + "'");
    }

    private static GitFiles start(Path folder, String commit, String path) throws UnreadableContractException {
        try {
            return new GitFiles(
                    GitProgram.builder(folder, "cat-file", "--batch", "--follow-symlinks")
                            .start(),
                    commit,
                    path);
        } catch (IOException e) {
            throw GitProgram.absent(e);
        }
    }

    /** Returns a path without dot segments; empty if it leads out of the repository. */
    static String normalized(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.replace('\\', '/').split("/", -1)) {
            if (step.equals("..")) {
                if (steps.isEmpty()) {
                    return "";
                }
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    /** Returns the path of the document from the root of the repository. */
    String path() {
        return path;
    }

    /** Returns the content of a file; empty if the commit has none of that path, or one that is too large. */
    Optional<byte[]> read(String file) throws UnreadableContractException {
        if (file.isEmpty() || file.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            return Optional.empty();
        }
        try {
            requests.write((commit + ":" + file + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            String[] header = line().split(" ", -1);
            if (header.length != 3 || !header[2].matches("[0-9]{1,18}")) {
                skipDetails(header);
                return Optional.empty();
            }
            return content(header[1], Long.parseLong(header[2]));
        } catch (IOException e) {
            throw new UnreadableContractException("git ended while it was reading '" + file + "'", e);
        }
    }

    /** Links that lead nowhere, in circles or out of the tree are told with one more line. */
    private void skipDetails(String[] header) throws IOException {
        if (header.length == 2
                && header[0].matches("dangling|loop|symlink|notdir")
                && header[1].matches("[0-9]{1,9}")) {
            answers.skipNBytes(Long.parseLong(header[1]) + 1);
        }
    }

    private Optional<byte[]> content(String kind, long size) throws IOException {
        boolean wanted = kind.equals("blob");
        byte[] bytes = answers.readNBytes((int) Math.min(size, MOST_BYTES));
        answers.skipNBytes(size - bytes.length + 1);
        return wanted ? Optional.of(bytes) : Optional.empty();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("end of output");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
