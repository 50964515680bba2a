package org.llmmarket.publishing.contract.validity.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;

/** A discriminator stands beside alternatives, which have its property, and maps to schemas that exist. */
final class Discriminators implements Rule {

    private final Description description;
    private final SchemaView schemas;
    private final List<Position> discriminated = new ArrayList<>();
    private final Set<JsonNode> parents = Collections.newSetFromMap(new IdentityHashMap<>());

    Discriminators(Description description) {
        this.description = description;
        this.schemas = new SchemaView(description);
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SCHEMA);
    }

    @Override
    public void visit(ObjectKind kind, Position schema) {
        schema.node().path("allOf").forEach(part -> {
            if (part.has("$ref")) {
                parents.add(description.resolve(part));
            }
        });
        if (schema.node().path("discriminator").isObject()) {
            discriminated.add(schema);
        }
    }

    @Override
    public void conclude() {
        for (Position schema : discriminated) {
            Position discriminator = schema.child("discriminator");
            Description.members(discriminator.child("mapping")).forEach(this::checkMapping);
            if (discriminator.node().path("defaultMapping").isString()) {
                checkMapping(discriminator.child("defaultMapping"));
            }
            checkAlternatives(schema, discriminator);
        }
    }

    private void checkMapping(Position mapping) {
        String target = mapping.node().asString("");
        boolean isName = description.root().path("components").path("schemas").has(target);
        if (isName
                || !mapping.node().isString()
                || description.targets().find(target, mapping).isObject()) {
            return;
        }
        String message = "Map to a schema of this document: there is no '" + Description.cut(target) + "'.";
        // Values that lead nowhere are never sent, and others may be in documents that are not fetched.
        description.warning(mapping, "UNRESOLVED_REFERENCE", message);
    }

    private void checkAlternatives(Position schema, Position discriminator) {
        JsonNode node = schema.node();
        boolean isComposed = node.has("oneOf") || node.has("anyOf") || node.has("allOf");
        if (!isComposed && !parents.contains(node)) {
            String message = "Put the discriminator beside oneOf, anyOf or allOf: here it has no meaning.";
            description.warning(discriminator, "INVALID_DISCRIMINATOR", message);
        }
        String property = discriminator.text("propertyName");
        boolean isCommon = node.path("properties").has(property)
                || node.path("allOf").valueStream().anyMatch(part -> !lacks(part, property));
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            for (Position alternative : Description.items(schema.child(keyword))) {
                if (!alternative.node().has("$ref")) {
                    String message = "Put this alternative under components/schemas and refer to it: a discriminator"
                            + " tells schemas by their names.";
                    description.warning(alternative, "INVALID_DISCRIMINATOR", message);
                } else if (lacks(alternative.node(), property) && !isCommon) {
                    String message = "Give this alternative the property '" + Description.cut(property)
                            + "', by which the discriminator tells it.";
                    description.warning(alternative, "INVALID_DISCRIMINATOR", message);
                }
            }
        }
    }

    private boolean lacks(JsonNode schema, String property) {
        Optional<Set<String>> properties = schemas.properties(schema);
        return properties.isPresent()
                && !property.isEmpty()
                && !properties.get().contains(property);
    }
}
