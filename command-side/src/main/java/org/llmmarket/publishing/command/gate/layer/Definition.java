package org.llmmarket.publishing.command.gate.layer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.llmmarket.publishing.api.service.ServiceName;
import tools.jackson.databind.JsonNode;

/** A definition as it was sent, faults and all: what is missing or of another type reads as empty, so that all layers can run. */
record Definition(JsonNode json) {

    private static final int LONGEST_NAME = 255;

    JsonNode at(String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    Optional<String> text(String... path) {
        return text(at(path));
    }

    Optional<BigDecimal> number(String... path) {
        return number(at(path));
    }

    boolean isTrue(String... path) {
        JsonNode node = at(path);
        return node.isBoolean() && node.booleanValue();
    }

    /** Visits the items of a list with their fields, {@code pricing.rates[0]}. */
    void forEach(BiConsumer<String, JsonNode> visitor, String... path) {
        JsonNode list = at(path);
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            visitor.accept(String.join(".", path) + "[" + i + "]", list.get(i));
        }
    }

    /** The name of the service, where it is one at all. */
    Optional<ServiceName> name() {
        return text("name")
                .filter(name -> !name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST_NAME)
                .filter(name -> name.indexOf('\0') < 0)
                .map(ServiceName::new)
                .filter(name -> !name.normalForm().isEmpty());
    }

    static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }
}
