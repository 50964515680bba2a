package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up small schemas, and values that often come close to them; the same ones for the same seed. */
final class RandomSchemas {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "x1");
    private static final List<String> TEXTS = List.of("", "a", "ab", "b1", "abc", "x");
    private static final List<String> PATTERNS = List.of("^a", "b$", "^[a-z]+$", "^[a-z0-9]*$", "a|b", "^x");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");

    private final Random random;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    JsonNode schema(int depth) {
        if (chance(4)) {
            return NODES.booleanNode(chance(70));
        }
        ObjectNode schema = NODES.objectNode();
        String type = one(TYPES);
        if (chance(75)) {
            schema.put("type", type);
        } else if (chance(50)) {
            schema.putArray("type").add(type).add(type.equals("null") ? "string" : "null");
        }
        keywords(schema, type, depth);
        if (chance(12)) {
            ArrayNode values = schema.putArray("enum");
            for (int i = 0; i <= random.nextInt(3); i++) {
                values.add(value(0));
            }
        }
        if (depth > 0 && chance(25)) {
            combine(schema, depth - 1);
        }
        return schema;
    }

    private void keywords(ObjectNode schema, String type, int depth) {
        switch (type) {
            case "integer", "number" -> number(schema);
            case "string" -> text(schema);
            case "array" -> array(schema, depth);
            case "object" -> object(schema, depth);
            default -> {}
        }
    }

    private void number(ObjectNode schema) {
        count(schema, "minimum", 40, 4);
        count(schema, "maximum", 40, 6);
        count(schema, "exclusiveMinimum", 15, 4);
        count(schema, "exclusiveMaximum", 15, 6);
        if (chance(20)) {
            schema.put("multipleOf", one(List.of(1, 2, 3)));
        }
    }

    private void count(ObjectNode schema, String keyword, int percent, int bound) {
        if (chance(percent)) {
            schema.put(keyword, random.nextInt(bound));
        }
    }

    private void text(ObjectNode schema) {
        count(schema, "minLength", 30, 3);
        count(schema, "maxLength", 30, 4);
        if (chance(25)) {
            schema.put("pattern", one(PATTERNS));
        }
    }

    private void array(ObjectNode schema, int depth) {
        count(schema, "minItems", 30, 3);
        count(schema, "maxItems", 30, 4);
        if (chance(15)) {
            schema.put("uniqueItems", true);
        }
        if (depth > 0 && chance(60)) {
            schema.set("items", schema(depth - 1));
        }
        if (depth > 0 && chance(20)) {
            schema.putArray("prefixItems").add(schema(depth - 1));
        }
        if (depth > 0 && chance(15)) {
            schema.set("contains", schema(depth - 1));
            count(schema, "minContains", 30, 3);
            count(schema, "maxContains", 20, 3);
        }
        if (chance(5)) {
            schema.put("unevaluatedItems", false);
        }
    }

    private void object(ObjectNode schema, int depth) {
        for (String name : NAMES) {
            if (depth > 0 && chance(50)) {
                with(schema, "properties").set(name, schema(depth - 1));
            }
            if (chance(25)) {
                schema.withArray("required").add(name);
            }
        }
        if (depth > 0 && chance(35)) {
            schema.set("additionalProperties", chance(50) ? NODES.booleanNode(false) : schema(depth - 1));
        }
        if (depth > 0 && chance(15)) {
            with(schema, "patternProperties").set("^x", schema(depth - 1));
        }
        if (chance(10)) {
            with(schema, "dependentRequired").putArray("a").add("b");
        }
        if (depth > 0 && chance(8)) {
            with(schema, "dependentSchemas").set("a", schema(depth - 1));
        }
        if (chance(8)) {
            schema.set("propertyNames", NODES.objectNode().put("pattern", "^[a-z]"));
        }
        if (chance(8)) {
            schema.put("unevaluatedProperties", false);
        }
        count(schema, "minProperties", 15, 3);
        count(schema, "maxProperties", 15, 4);
    }

    private static ObjectNode with(ObjectNode schema, String keyword) {
        return schema.path(keyword) instanceof ObjectNode present ? present : schema.putObject(keyword);
    }

    private void combine(ObjectNode schema, int depth) {
        switch (random.nextInt(5)) {
            case 0 -> schema.putArray("allOf").add(schema(depth)).add(schema(depth));
            case 1, 2 -> schema.putArray("anyOf").add(schema(depth)).add(schema(depth));
            case 3 -> schema.set("not", schema(depth));
            default -> {
                schema.set("if", schema(depth));
                schema.set("then", schema(depth));
                if (chance(50)) {
                    schema.set("else", schema(depth));
                }
            }
        }
    }

    /** The schema with one thing changed somewhere. */
    JsonNode mutated(JsonNode schema) {
        JsonNode copy = MAPPER.readTree(schema.toString());
        if (!(copy instanceof ObjectNode changed) || changed.isEmpty()) {
            return schema(1);
        }
        String keyword = one(List.copyOf(changed.propertyNames()));
        JsonNode value = changed.path(keyword);
        if (chance(25)) {
            changed.remove(keyword);
        } else if (value.isNumber()) {
            changed.put(
                    keyword, Math.max(value.intValue() + random.nextInt(3) - 1, keyword.equals("multipleOf") ? 1 : 0));
        } else if (List.of("items", "additionalProperties", "not", "contains", "then", "else", "if")
                .contains(keyword)) {
            changed.set(keyword, mutated(value));
        } else if (List.of("properties", "patternProperties", "dependentSchemas")
                .contains(keyword)) {
            String name = one(List.copyOf(value.propertyNames()));
            ((ObjectNode) value).set(name, mutated(value.path(name)));
        } else if (List.of("anyOf", "allOf", "prefixItems").contains(keyword)) {
            int index = random.nextInt(value.size());
            ((ArrayNode) value).set(index, mutated(value.path(index)));
        } else {
            JsonNode other = schema(1);
            other.properties().forEach(member -> changed.set(member.getKey(), member.getValue()));
        }
        return changed;
    }

    JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 5);
        return switch (kind) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance(50));
            case 2 -> NODES.numberNode(random.nextInt(7));
            case 3 -> chance(60) ? NODES.stringNode(one(TEXTS)) : NODES.numberNode(random.nextInt(12) / 2.0);
            case 4 -> NODES.stringNode(one(TEXTS));
            case 5 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = 0; i < random.nextInt(4); i++) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (String name : List.of("a", "b", "x1", "y")) {
                    if (chance(45)) {
                        object.set(name, value(depth - 1));
                    }
                }
                yield object;
            }
        };
    }
}
