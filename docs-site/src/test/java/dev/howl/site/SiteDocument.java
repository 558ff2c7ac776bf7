package dev.howl.site;

import dev.howl.generator.GenerateRequest;
import dev.howl.generator.GenerateResult;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document whose site is checked.
 *
 * @param root the folder to whose files it may refer
 */
record SiteDocument(Path file, Path root) {
    /** Returns the AsyncAPI documents in a folder; other files are what these refer to. */
    static List<SiteDocument> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(?:ya?ml|json)"))
                    .filter(SiteDocument::isAsyncApi)
                    .sorted()
                    .map(file -> new SiteDocument(file, root))
                    .toList();
        }
    }

    private static boolean isAsyncApi(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.matches("\\s*\"?'?asyncapi'?\"?\\s*:.*"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the site of what is sound in the document. */
    GenerateResult write(Path folder) throws IOException, InvalidContractException {
        ReadOptions reading = new ReadOptions(root, null, null, null, true);
        return Generator.generate(new GenerateRequest(
                file, reading, Target.DOCS, "contract", folder, folder, Severity.ERROR, true, false));
    }

    /** Writes the sites of documents below a folder, and returns the faults of all of them. */
    static SitesReport check(List<SiteDocument> documents, Path folder) throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int pages = 0;
        try (SiteChecks checks = new SiteChecks()) {
            for (int i = 0; i < documents.size(); i++) {
                SiteDocument document = documents.get(i);
                SiteFolder site =
                        new SiteFolder(folder.resolve(Integer.toString(i)).toAbsolutePath());
                try {
                    GenerateResult result = document.write(site.folder());
                    checks.faults(site, result.contract()).forEach(fault -> faults.add(document.file() + ": " + fault));
                    pages += site.files(".html").size();
                } catch (InvalidContractException e) {
                    refused.add(document.file() + ": " + e.getMessage());
                }
            }
        }
        return new SitesReport(documents.size() - refused.size(), pages, refused, faults);
    }

    /**
     * The outcome of the checks of several sites.
     *
     * @param refused documents of which no site can be made
     */
    record SitesReport(int sites, int pages, List<String> refused, List<String> faults) {
        @Override
        public String toString() {
            return sites + " sites with " + pages + " pages, " + faults.size() + " faults, " + refused.size()
                    + " documents without a site";
        }
    }
}
