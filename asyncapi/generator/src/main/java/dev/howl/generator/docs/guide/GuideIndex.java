package dev.howl.generator.docs.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/** The order and the groups of guides, as the index file lists them; others follow by name. */
final class GuideIndex extends AbstractVisitor {
    private static final int GROUP_LEVEL = 2;
    private static final String OTHERS = "More";

    private final GuideFiles files;
    private final Map<String, Guide> guides = new LinkedHashMap<>();
    private String group = "";

    private GuideIndex(GuideFiles files) {
        this.files = files;
    }

    /** Returns the guides in their order. */
    static List<Guide> of(GuideFiles files) {
        GuideIndex index = new GuideIndex(files);
        String list = files.texts().get(GuideFiles.INDEX);
        if (list != null) {
            Guide.parse(GuideFiles.INDEX, list).accept(index);
        }
        String rest = index.guides.isEmpty() ? "" : OTHERS;
        Set<String> special = Set.of(GuideFiles.INDEX, GuideFiles.HOME);
        files.texts().forEach((file, text) -> {
            if (!special.contains(file)) {
                index.guides.computeIfAbsent(file, any -> Guide.of(file, rest, "", text));
            }
        });
        return new ArrayList<>(index.guides.values());
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == GROUP_LEVEL) {
            group = NodeText.of(heading);
        }
    }

    @Override
    public void visit(ListItem item) {
        Node words = item.getFirstChild();
        if (words == null || !(words.getFirstChild() instanceof Link link)) {
            return;
        }
        String file = link.getDestination();
        if (!file.matches("[^/#?:]+\\.md")) {
            return;
        }
        String text = files.texts().get(file);
        if (text == null) {
            throw new GuideException(GuideFiles.INDEX + " lists '" + file
                    + "', which is not in the folder of guides; add the file, or remove the link");
        }
        String summary = NodeText.of(words).substring(NodeText.of(link).length());
        String clean = summary.replaceFirst("^\\s*[:.–—-]?\\s*", "");
        guides.putIfAbsent(file, Guide.of(file, group, clean, text));
    }
}
