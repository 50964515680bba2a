package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Position;

/** The operations of a path item. */
final class Operations {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private Operations() {}

    static List<Position> of(Position item) {
        List<Position> operations = new ArrayList<>();
        for (Position member : Description.members(item)) {
            if (METHODS.contains(member.key()) && member.node().isObject()) {
                operations.add(member);
            } else if (member.key().equals("additionalOperations")) {
                Description.members(member).forEach(operations::add);
            }
        }
        return operations;
    }

    static boolean isMethod(String field) {
        return METHODS.contains(field);
    }
}
