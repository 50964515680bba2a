package org.llmmarket.publishing.contract.comparison.path;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.DeadEnd;

/**
 * What stands at a path, a webhook or a callback's expression.
 *
 * @param written as it is written; beside a reference there may be more, which comes first
 * @param resolved what the reference leads to
 */
public record PathItem(PathTemplate template, Place written, Place resolved) {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    public static PathItem of(String path, Place written) {
        return new PathItem(new PathTemplate(path), written, written.resolved());
    }

    public Place member(String name) {
        return written.member(name).exists() ? written.member(name) : resolved.member(name);
    }

    /** The reference that leads nowhere, if that is what stands there. */
    public String deadEnd() {
        return DeadEnd.of(written);
    }

    /** The operations by method, in capitals unless it is one of the additional ones. */
    public Map<String, Place> operations() {
        Map<String, Place> operations = new LinkedHashMap<>();
        for (String method : METHODS) {
            if (member(method).node().isObject()) {
                operations.put(method.toUpperCase(Locale.ROOT), member(method));
            }
        }
        Place more = member("additionalOperations");
        more.node().propertyNames().forEach(method -> operations.putIfAbsent(method, more.member(method)));
        return operations;
    }

    public boolean isEmpty() {
        return operations().isEmpty() && deadEnd().isEmpty();
    }
}
