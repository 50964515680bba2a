package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Template;

/** Path templates are well formed, no two of them match the same, and their variables are the path parameters. */
final class Paths implements Rule {

    private static final String MALFORMED = "INVALID_PATH_FORMAT";

    private final Description description;
    private final PathParameters parameters;

    Paths(Description description) {
        this.description = description;
        this.parameters = new PathParameters(description);
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.PATHS);
    }

    @Override
    public void visit(ObjectKind kind, Position paths) {
        Map<String, String> forms = new HashMap<>();
        for (Position item : Description.members(paths)) {
            if (item.key().startsWith("/")) {
                Template template = Template.of(item.key());
                checkTemplate(item, template);
                String other = forms.putIfAbsent(template.form(), item.key());
                if (other != null) {
                    String message = "Merge this path with '" + Description.cut(other)
                            + "': both match the same requests, whatever their variables are called.";
                    description.error(item, "DUPLICATE_PATH", message);
                }
                if (template.fault() == null) {
                    parameters.check(item, template);
                }
            }
        }
    }

    private void checkTemplate(Position item, Template template) {
        @Nullable String fault = template.fault();
        if (fault != null) {
            description.error(item, MALFORMED, "Mend this path template: " + fault + ".");
        }
        if (new HashSet<>(template.variables()).size() < template.variables().size()) {
            since32(item, "Rename a variable of this path: one of them is there twice.");
        }
        boolean isMoreThanPath =
                template.form().indexOf('?') >= 0 || template.form().indexOf('#') >= 0;
        if (isMoreThanPath) {
            since32(item, "Describe what follows '?' or '#' as parameters: a path has no query and no fragment.");
        }
    }

    /** The grammar of paths came with OpenAPI 3.2. */
    private void since32(Position item, String message) {
        if (description.edition().isAtLeast(Edition.V3_2)) {
            description.error(item, MALFORMED, message);
        } else {
            description.warning(item, MALFORMED, message);
        }
    }
}
