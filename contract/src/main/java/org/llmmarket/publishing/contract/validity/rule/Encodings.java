package org.llmmarket.publishing.contract.validity.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** An encoding is that of a property, in a media type that has parts. */
final class Encodings implements Rule {

    private final Description description;
    private final SchemaView schemas;

    Encodings(Description description) {
        this.description = description;
        this.schemas = new SchemaView(description);
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.MEDIA_TYPE);
    }

    @Override
    public void visit(ObjectKind kind, Position mediaType) {
        Position encodings = mediaType.child("encoding");
        if (!encodings.node().isObject() || encodings.node().isEmpty()) {
            return;
        }
        String name = mediaType.key().toLowerCase(Locale.ROOT);
        if (name.indexOf('/') > 0
                && !name.startsWith("multipart/")
                && !name.startsWith("application/x-www-form-urlencoded")) {
            String message = "Remove 'encoding': it applies to multipart and form-urlencoded bodies only.";
            description.warning(encodings, "IGNORED_FIELD", message);
        }
        Optional<Set<String>> properties = schemas.properties(mediaType.node().path("schema"));
        if (properties.isPresent() && !properties.get().isEmpty()) {
            for (Position encoding : Description.members(encodings)) {
                if (!properties.get().contains(encoding.key())
                        && !encoding.key().startsWith("x-")) {
                    String message =
                            "Name a property of the schema: it has no '" + Description.cut(encoding.key()) + "'.";
                    description.error(encoding, "INVALID_ENCODING", message);
                }
            }
        }
    }
}
