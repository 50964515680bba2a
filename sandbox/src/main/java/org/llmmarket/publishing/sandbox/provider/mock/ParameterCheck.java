package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Parameter;
import org.llmmarket.publishing.contract.document.References;
import org.llmmarket.publishing.contract.schema.Conformity;
import org.llmmarket.publishing.contract.schema.Direction;
import org.llmmarket.publishing.contract.schema.SchemaCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whether all required parameters are there, and each that is there is what its schema says. */
final class ParameterCheck {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LITERAL = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?|true|false|null");

    private final SchemaCheck schemas;
    private final References references;

    ParameterCheck(SchemaCheck schemas, References references) {
        this.schemas = schemas;
        this.references = references;
    }

    Optional<Fault> check(Operation operation, Parameters given) {
        for (Parameter parameter : operation.parameters()) {
            List<String> texts = given.of(parameter);
            if (texts.isEmpty()) {
                if (parameter.required() && !isDescribedElsewhere(parameter) && !given.mayBeSpread(parameter)) {
                    return Optional.of(Fault.badRequest(name(parameter) + " is required."));
                }
            } else if (!isFine(parameter, texts)) {
                return Optional.of(Fault.badRequest(name(parameter) + " is not what its schema says."));
            }
        }
        return Optional.empty();
    }

    /** These headers mean nothing as parameters, says OpenAPI. */
    private static boolean isDescribedElsewhere(Parameter parameter) {
        return parameter.in().equals("header") && parameter.name().matches("(?i)accept|content-type|authorization");
    }

    /** A text may mean several values, such as {@code 1} and {@code "1"}; one that is valid is enough. */
    private boolean isFine(Parameter parameter, List<String> texts) {
        if (isDescribedElsewhere(parameter) || isObject(parameter)) {
            return true;
        }
        return readings(parameter, texts).stream()
                .map(value -> schemas.check(parameter.schema(), value, Direction.REQUEST))
                .anyMatch(Conformity::isAcceptable);
    }

    /** Objects have too many spellings to be held against their schema. */
    private boolean isObject(Parameter parameter) {
        JsonNode schema = references.resolve(parameter.schema());
        return schema.path("type").asString("").equals("object") || schema.has("properties");
    }

    private static List<JsonNode> readings(Parameter parameter, List<String> texts) {
        List<JsonNode> readings = new ArrayList<>();
        if (parameter.isContent()) {
            readings.add(json(texts.get(0)));
            return readings;
        }
        if (texts.size() == 1) {
            readings.add(NODES.stringNode(texts.get(0)));
            readings.add(json(texts.get(0)));
        }
        for (boolean literal : new boolean[] {true, false}) {
            readings.add(array(texts, literal));
            if (texts.size() == 1) {
                readings.add(array(List.of(texts.get(0).split("[,| ]", -1)), literal));
            }
        }
        return readings;
    }

    private static ArrayNode array(List<String> texts, boolean literal) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(
                text -> array.add(literal && LITERAL.matcher(text).matches() ? json(text) : NODES.stringNode(text)));
        return array;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException plain) {
            return NODES.stringNode(text);
        }
    }

    private static String name(Parameter parameter) {
        return "The " + parameter.in() + " parameter '" + parameter.name() + "'";
    }
}
