package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.RuntimeExpression;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** A callback goes where a runtime expression says. */
final class Callbacks implements Rule {

    private final Description description;

    Callbacks(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.CALLBACK);
    }

    @Override
    public void visit(ObjectKind kind, Position callback) {
        for (Position item : Description.members(callback)) {
            if (item.key().startsWith("x-") || item.key().equals("$ref")) {
                continue;
            }
            if (!RuntimeExpression.isValidTemplate(item.key())) {
                String message = "Mend the runtime expression '" + Description.cut(item.key()) + "'.";
                description.warning(item, "INVALID_EXPRESSION", message);
            } else if (isPlain(item.key())) {
                String message = "Say by a runtime expression such as {$request.body#/url} where the callback goes.";
                description.warning(item, "INVALID_EXPRESSION", message);
            }
        }
    }

    private static boolean isPlain(String text) {
        boolean isExpression = text.startsWith("$") || text.contains("{$");
        boolean isUrl = text.contains("/") && Syntax.URI_REFERENCE.matches(text);
        return !isExpression && !isUrl;
    }
}
