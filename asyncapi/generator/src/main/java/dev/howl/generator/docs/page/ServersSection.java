package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.model.Contract;
import dev.howl.model.Server;
import dev.howl.model.Server.Variable;
import java.util.ArrayList;
import java.util.List;

/** The section about the servers of the document and the variables of their URLs. */
final class ServersSection {
    private ServersSection() {}

    static Html of(Contract contract) {
        if (contract.servers().isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> parts = new ArrayList<>();
        HtmlTable table = new HtmlTable("servers", "Servers", "Server", "URL", "Description");
        for (Server server : contract.servers()) {
            table.row(
                    null,
                    Html.code(server.id()),
                    Html.code(url(server)),
                    Html.all(
                            Markdown.render(server.description(), Section.LEVEL),
                            NoteFacts.of(contract.annotations().of(server.location()))));
        }
        parts.add(table.render());
        HtmlTable variables =
                new HtmlTable("parameters", "Variables of servers", "Variable", "Values", "Default", "Description");
        contract.servers()
                .forEach(server -> server.variables().forEach(variable -> add(variables, variable, contract)));
        if (!variables.isEmpty()) {
            parts.add(variables.render());
        }
        return Section.of("servers", "Servers", Html.all(parts));
    }

    private static String url(Server server) {
        String path = server.pathname() == null ? "" : server.pathname();
        return server.protocol() + "://" + server.host() + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    }

    private static void add(HtmlTable table, Variable variable, Contract contract) {
        List<Html> values =
                variable.values().stream().map(value -> (Html) Html.code(value)).toList();
        table.row(
                null,
                Html.code(variable.name()),
                values.isEmpty() ? Html.text("any") : Html.joined(values, ", "),
                variable.defaultValue() == null ? Html.NOTHING : Html.code(variable.defaultValue()),
                Html.all(
                        Markdown.render(variable.description(), Section.LEVEL),
                        NoteFacts.of(contract.annotations().of(variable.location()))));
    }
}
