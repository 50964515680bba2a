package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** Headers have names that HTTP can carry; the content type is told by the media type. */
final class HeaderNames implements Rule {

    private final Description description;

    HeaderNames(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.RESPONSE, ObjectKind.ENCODING);
    }

    @Override
    public void visit(ObjectKind kind, Position owner) {
        for (Position header : Description.members(owner.child("headers"))) {
            if (!Syntax.TOKEN.matches(header.key())) {
                String message =
                        "Rename the header '" + Description.cut(header.key()) + "': HTTP cannot carry such a name.";
                description.error(header, "INVALID_HEADER", message);
            } else if (header.key().equalsIgnoreCase("Content-Type")) {
                description.warning(header, "IGNORED_HEADER", "Remove Content-Type: the media type says it already.");
            }
        }
    }
}
