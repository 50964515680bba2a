package org.llmmarket.publishing.command.terms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.SchemaComparison;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.schema.Direction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Compares the parameters of a capability, JSON Schemas of what consumers send: documents of their own, references included. */
final class ParameterComparison {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ParameterComparison() {}

    static List<Change> compare(@Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        Optional<Place> base = place(before);
        Optional<Place> revision = place(after);
        if (base.isEmpty() || revision.isEmpty()) {
            return List.of(new Change(
                    Change.NOT_COMPARED, Bump.MAJOR, "", "", "", "the parameters cannot be read as a JSON Schema"));
        }
        return new SchemaComparison(base.get().document(), revision.get().document())
                .compare(base.get(), revision.get(), Direction.REQUEST);
    }

    /** Where no schema is given, everything may be sent. */
    private static Optional<Place> place(@Nullable Map<String, Object> schema) {
        return OpenApiDocument.read(JSON.writeValueAsBytes(schema == null ? Map.of() : schema))
                .document()
                .map(document -> schema == null
                        ? new Place(document, "", "", MissingNode.getInstance())
                        : Place.of(document, ""));
    }
}
