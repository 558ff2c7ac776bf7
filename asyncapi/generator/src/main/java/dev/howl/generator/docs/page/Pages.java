package dev.howl.generator.docs.page;

import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.schema.Types;
import dev.howl.generator.docs.site.Addresses;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.generator.explain.ContractExplainer;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The maker of a contract's pages. */
public final class Pages {
    private final Contract contract;
    private final Addresses addresses;
    private final ContractExplainer explainer;
    private final Examples examples;
    private final Travels travels;
    private final List<SitePage> pages = new ArrayList<>();
    private final Map<String, Schema> schemas = new HashMap<>();

    private Pages(Contract contract, Examples examples, String overview) {
        this.contract = contract;
        this.addresses = Addresses.of(contract, overview);
        this.explainer = ContractExplainer.of(contract, JavaSection.PACKAGE, false);
        this.examples = examples;
        this.travels = Travels.of(contract);
    }

    /**
     * Returns a page for each element, by kind and in the order of the document.
     *
     * @param overview the address of the page that lists them
     */
    public static List<SitePage> of(Contract contract, Examples examples, String overview) {
        Pages pages = new Pages(contract, examples, overview);
        contract.channels().forEach(pages::add);
        contract.operations().forEach(pages::add);
        Addresses.messagesOf(contract).forEach(pages::add);
        pages.addCodes();
        pages.addSchemas();
        pages.addUsers();
        pages.pages.sort(Comparator.comparing(SitePage::kind));
        return List.copyOf(pages.pages);
    }

    private PageScope scope(String path) {
        Links links = new Links(addresses, path);
        return new PageScope(contract, links, new Types(links), explainer, examples);
    }

    private void add(Channel channel) {
        String path = path(PageKind.CHANNEL, channel.id());
        String summary = Summaries.line(channel.summary(), channel.title(), channel.description());
        Html body = new ChannelPage(scope(path), travels, channel).body();
        pages.add(new SitePage(PageKind.CHANNEL, path, channel.id(), summary, Html.NOTHING, body));
    }

    private void add(Operation operation) {
        String path = path(PageKind.OPERATION, operation.id());
        String summary = Summaries.line(operation.summary(), operation.title(), operation.description());
        Html body = new OperationPage(scope(path), operation).body();
        pages.add(
                new SitePage(PageKind.OPERATION, path, operation.id(), summary, OperationPage.badges(operation), body));
    }

    private void add(Message message) {
        String path = addresses.message(message).orElseThrow();
        String summary = Summaries.line(message.summary(), message.title(), message.description());
        MessagePage page = new MessagePage(scope(path), travels, message);
        pages.add(new SitePage(PageKind.MESSAGE, path, message.id(), summary, page.badges(), page.body()));
    }

    private void addCodes() {
        Map<String, String> errors = new LinkedHashMap<>();
        Map<Integer, String> closes = new LinkedHashMap<>();
        for (Channel channel : contract.channels()) {
            channel.howl().errors().forEach((code, error) -> errors.putIfAbsent(code, error.description()));
            channel.howl().closeCodes().forEach((code, close) -> closes.putIfAbsent(code, close.name()));
        }
        errors.forEach((code, words) -> {
            String path = path(PageKind.ERROR, code);
            Html body = CodePages.error(scope(path), code);
            pages.add(new SitePage(PageKind.ERROR, path, code, Summaries.line(words), Html.NOTHING, body));
        });
        closes.forEach((code, words) -> {
            String name = Integer.toString(code);
            String path = path(PageKind.CLOSE_CODE, name);
            Html body = CodePages.close(scope(path), code);
            pages.add(new SitePage(PageKind.CLOSE_CODE, path, name, Summaries.line(words), Html.NOTHING, body));
        });
    }

    /** Each page may link to more schemas. */
    private void addSchemas() {
        for (Optional<Schema> next = addresses.nextSchema(); next.isPresent(); next = addresses.nextSchema()) {
            Schema schema = next.get();
            String path = addresses.schema(schema);
            String summary =
                    Summaries.line(schema.keywords().title(), schema.keywords().description());
            Html body = SchemaPage.body(scope(path), schema);
            schemas.put(path, schema);
            pages.add(new SitePage(PageKind.SCHEMA, path, Addresses.label(schema), summary, Html.NOTHING, body));
        }
    }

    /** Adds to pages of schemas who uses them, which is known when all pages are there. */
    private void addUsers() {
        Map<String, SitePage> byPath = new HashMap<>();
        pages.forEach(page -> byPath.put(page.path(), page));
        pages.replaceAll(page -> {
            Schema schema = schemas.get(page.path());
            return schema == null ? page : page.with(UsedBySection.of(page.path(), users(schema, byPath)));
        });
    }

    private List<SitePage> users(Schema schema, Map<String, SitePage> byPath) {
        return addresses.usages().of(schema).stream()
                .map(byPath::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private String path(PageKind kind, String id) {
        return addresses.find(kind, id).orElseThrow();
    }
}
