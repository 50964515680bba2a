package org.llmmarket.publishing.contract.comparison;

import java.util.Locale;
import java.util.Set;

/** What a change is about, as its location says: an operation, a path, a webhook or the whole document. */
final class ChangeSubject {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private ChangeSubject() {}

    static String of(String location) {
        String[] steps = location.split("/", 6);
        if (steps.length < 3 || !(steps[1].equals("paths") || steps[1].equals("webhooks"))) {
            return "The whole document";
        }
        String name = decoded(steps[2]);
        String owner = steps[1].equals("paths") ? name : "webhook " + name;
        if (steps.length > 4 && steps[3].equals("additionalOperations")) {
            return decoded(steps[4]) + " " + owner;
        }
        boolean isMethod = steps.length > 3 && METHODS.contains(steps[3]);
        return isMethod ? steps[3].toUpperCase(Locale.ROOT) + " " + owner : owner;
    }

    private static String decoded(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
