package dev.howl.site;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The pages that the elements of a contract have in its site. */
final class ElementPages {
    private ElementPages() {}

    /** Returns the elements without a page of their own, which shows their name in its heading. */
    static List<String> faults(SiteFolder site, Contract contract) {
        Map<String, Set<String>> headings = new LinkedHashMap<>();
        site.pages().forEach((file, page) -> headings.computeIfAbsent(
                        file.replaceFirst("/.*", ""), any -> new LinkedHashSet<>())
                .add(name(page)));
        List<String> faults = new ArrayList<>();
        names(contract).forEach((folder, names) -> names.stream()
                .filter(name -> !headings.getOrDefault(folder, Set.of()).contains(clean(name)))
                .forEach(name -> faults.add(folder + " has no page for " + name)));
        return faults;
    }

    private static String name(Document page) {
        Element code = page.selectFirst("h1 > code");
        return code == null ? "" : code.wholeText();
    }

    /** Returns the names of elements by the folder of their pages. */
    static Map<String, Set<String>> names(Contract contract) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (Channel channel : contract.channels()) {
            add(names, "channels", channel.id());
            channel.messages().forEach(message -> add(names, "messages", message.id()));
            channel.howl().errors().keySet().forEach(code -> add(names, "errors", code));
            channel.howl().closeCodes().keySet().forEach(code -> add(names, "close-codes", code.toString()));
        }
        for (Operation operation : contract.operations()) {
            add(names, "operations", operation.id());
            for (Message message : operation.messages()) {
                add(names, "messages", message.id());
            }
        }
        contract.reusable().messages().forEach(message -> add(names, "messages", message.id()));
        contract.reusable().schemas().keySet().forEach(name -> add(names, "schemas", name));
        return names;
    }

    private static void add(Map<String, Set<String>> names, String folder, String name) {
        names.computeIfAbsent(folder, any -> new LinkedHashSet<>()).add(name);
    }

    /** Pages replace characters that HTML does not allow. */
    private static String clean(String name) {
        return name.replaceAll("[\\p{Cntrl}&&[^\t\n]]", "\uFFFD");
    }
}
