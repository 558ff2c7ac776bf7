package dev.howl.generator.docs;

import dev.howl.model.Contract;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The emitted page as a tree; it is well-formed XML, or this fails. */
final class PageDocument {
    private final Document document;

    private PageDocument(Document document) {
        this.document = document;
    }

    static PageDocument of(String page) throws Exception {
        return new PageDocument(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page))));
    }

    /** The first page. */
    static PageDocument of(Contract contract) throws Exception {
        return of(contract, "index.html");
    }

    static PageDocument of(Contract contract, String path) throws Exception {
        String page = DocsEmitter.emit(contract).get(path);
        if (page == null) {
            throw new AssertionError("there is no page " + path);
        }
        return of(page);
    }

    /** All pages, in their order. */
    static List<PageDocument> all(Contract contract) throws Exception {
        List<PageDocument> pages = new ArrayList<>();
        for (Map.Entry<String, String> file : DocsEmitter.emit(contract).entrySet()) {
            if (file.getKey().endsWith(".html")) {
                pages.add(of(file.getValue()));
            }
        }
        return pages;
    }

    /** The text of all pages. */
    static String allText(Contract contract) throws Exception {
        StringBuilder text = new StringBuilder();
        all(contract).forEach(page -> text.append(page.text()).append('\n'));
        return text.toString();
    }

    Stream<Element> elements(String tag) {
        return within(document.getDocumentElement(), tag);
    }

    static Stream<Element> within(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    List<String> ids() {
        return elements("*")
                .filter(element -> element.hasAttribute("id"))
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    /** Targets of all links. */
    List<String> links() {
        return elements("a").map(link -> link.getAttribute("href")).toList();
    }

    /** Elements and the names of their attributes, in order, without any text. */
    List<String> structure() {
        List<String> structure = new ArrayList<>();
        elements("*").forEach(element -> {
            structure.add(element.getTagName());
            IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> "@" + element.getAttributes().item(i).getNodeName())
                    .sorted()
                    .forEach(structure::add);
        });
        return structure;
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }

    /** The text of the first element with an id. */
    String text(String id) {
        return elements("*")
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }
}
