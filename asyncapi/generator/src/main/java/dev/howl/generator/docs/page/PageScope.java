package dev.howl.generator.docs.page;

import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.schema.Types;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.explain.ContractExplainer;
import dev.howl.model.Annotations.Note;
import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Location;
import java.util.List;

/** The context of one page: the contract, and how the page names and links its parts. */
record PageScope(Contract contract, Links links, Types types, ContractExplainer explainer, Examples examples) {
    List<Note> notes(Location location) {
        return contract.annotations().of(location);
    }
}
