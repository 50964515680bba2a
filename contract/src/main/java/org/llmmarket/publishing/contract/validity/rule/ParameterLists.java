package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;

/** No parameter is there twice, and a parameter for the whole query string leaves no room for others in the query. */
final class ParameterLists implements Rule {

    private static final String FAULT = "INVALID_PARAMETER";

    private final Description description;

    ParameterLists(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.PATH_ITEM, ObjectKind.OPERATION);
    }

    @Override
    public void visit(ObjectKind kind, Position owner) {
        List<Position> own = parameters(owner);
        rejectRepeated(own);
        List<Position> all = new ArrayList<>(own);
        Position item = owner.parent();
        if (kind == ObjectKind.OPERATION && item != null) {
            // An operation's own parameters replace those of its path item.
            Set<String> names = new HashSet<>();
            own.forEach(parameter -> names.add(nameOf(parameter)));
            parameters(item).stream()
                    .filter(each -> !names.contains(nameOf(each)))
                    .forEach(all::add);
        }
        if (!own.isEmpty()) {
            checkQueryString(owner, all);
        }
    }

    private void rejectRepeated(List<Position> parameters) {
        Set<String> names = new HashSet<>();
        for (Position parameter : parameters) {
            String name = nameOf(parameter);
            if (!name.isEmpty() && !names.add(name)) {
                String message = "Remove this parameter: there is one of the same name in the same place.";
                description.error(parameter, "DUPLICATE_PARAMETER", message);
            }
        }
    }

    private void checkQueryString(Position owner, List<Position> parameters) {
        long whole = parameters.stream()
                .filter(each -> in(each).equals("querystring"))
                .count();
        boolean single = parameters.stream().anyMatch(each -> in(each).equals("query"));
        if (whole > 1) {
            description.error(owner.child("parameters"), FAULT, "Keep one parameter in: querystring.");
        } else if (whole == 1 && single) {
            String message = "Keep the parameter in: querystring or those in: query; they exclude each other.";
            description.error(owner.child("parameters"), FAULT, message);
        }
    }

    private static List<Position> parameters(Position owner) {
        List<Position> parameters = new ArrayList<>();
        if (owner.node().path("parameters").isArray()) {
            Description.items(owner.child("parameters")).forEach(parameters::add);
        }
        return parameters;
    }

    private String in(Position parameter) {
        return description.resolve(parameter.node()).path("in").asString("");
    }

    /** Names of headers are the same in capitals and small letters. */
    private String nameOf(Position parameter) {
        JsonNode node = description.resolve(parameter.node());
        if (!node.path("name").isString() || !node.path("in").isString()) {
            return "";
        }
        String name = node.path("name").asString();
        String in = node.path("in").asString();
        return in + ":" + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }
}
