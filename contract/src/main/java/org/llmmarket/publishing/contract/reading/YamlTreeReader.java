package org.llmmarket.publishing.contract.reading;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one YAML document as a JSON tree, from the parser's events: nothing is constructed by tag, keys stay as written,
 * merge keys are honoured, and what aliases expand to is counted before it is shared.
 */
final class YamlTreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MERGE = "<<";
    private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

    /** The scanner takes time by the square of what it sees as one word. */
    private static final int MAX_LINE_LENGTH = 500_000;

    private final String text;
    private final Parser events;
    private final TreeBudget budget = new TreeBudget();
    private final AliasBudget aliases = new AliasBudget(budget);

    YamlTreeReader(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.text = text;
        this.events = new ParserImpl(new StreamReader(text), options);
    }

    JsonNode read() throws UnreadableDocument {
        if (text.lines().anyMatch(line -> line.length() > MAX_LINE_LENGTH)) {
            throw budget.refused("a line of YAML has more than " + MAX_LINE_LENGTH + " characters");
        }
        try {
            expect(Event.ID.StreamStart);
            if (events.checkEvent(Event.ID.StreamEnd)) {
                throw budget.refused("the document is empty");
            }
            expect(Event.ID.DocumentStart);
            JsonNode root = node();
            expect(Event.ID.DocumentEnd);
            if (!events.checkEvent(Event.ID.StreamEnd)) {
                throw budget.refused("there is more than one YAML document");
            }
            budget.end();
            return root;
        } catch (MarkedYAMLException malformed) {
            throw budget.refused("the document is not valid YAML: " + explanation(malformed));
        } catch (YAMLException malformed) {
            throw budget.refused("the document is not valid YAML: " + cut(malformed.getMessage()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The scanner takes some escapes on trust, such as \x at the end of the text.
            throw budget.refused("the document is not valid YAML: an escape is not complete");
        }
    }

    private void expect(Event.ID id) {
        Event event = events.getEvent();
        if (!event.is(id)) {
            throw new YAMLException("expected " + id + ", found " + event);
        }
    }

    private JsonNode node() throws UnreadableDocument {
        Event event = events.getEvent();
        if (event instanceof AliasEvent alias) {
            return aliases.use(alias.getAnchor());
        }
        budget.node();
        String anchor = ((NodeEvent) event).getAnchor();
        AliasBudget.Anchored anchored = anchor == null ? null : aliases.open(anchor);
        JsonNode node = content(event);
        if (anchored != null) {
            aliases.close(anchored, node);
        }
        return node;
    }

    private JsonNode content(Event event) throws UnreadableDocument {
        if (event instanceof ScalarEvent scalar) {
            aliases.text(scalar.getValue().length());
            return scalar(scalar);
        }
        if (event instanceof MappingStartEvent mapping) {
            rejectTag(mapping.getTag(), "map");
            return mapping();
        }
        rejectTag(((SequenceStartEvent) event).getTag(), "seq");
        return sequence();
    }

    private ArrayNode sequence() throws UnreadableDocument {
        ArrayNode array = NODES.arrayNode();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            budget.enter(String.valueOf(array.size()));
            array.add(node());
            budget.leave();
        }
        events.getEvent();
        return array;
    }

    private ObjectNode mapping() throws UnreadableDocument {
        ObjectNode object = NODES.objectNode();
        Set<String> merged = new HashSet<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            ScalarEvent keyEvent = keyEvent();
            String key = keyEvent.getValue();
            budget.key(key);
            budget.enter(key);
            JsonNode value = node();
            budget.leave();
            if (key.equals(MERGE) && keyEvent.isPlain()) {
                merge(object, value, merged);
            } else if (object.replace(key, value) != null && !merged.remove(key)) {
                budget.duplicate(key);
            }
        }
        events.getEvent();
        return object;
    }

    private ScalarEvent keyEvent() throws UnreadableDocument {
        Event event = events.getEvent();
        if (event instanceof ScalarEvent scalar) {
            String anchor = scalar.getAnchor();
            if (anchor != null) {
                aliases.close(aliases.open(anchor), scalar(scalar));
            }
            return scalar;
        }
        throw budget.refused("a key is a text, not " + (event instanceof AliasEvent ? "an alias" : "a collection"));
    }

    /** What the mapping says itself wins over what is merged in, and of several sources the first. */
    private void merge(ObjectNode object, JsonNode source, Set<String> merged) throws UnreadableDocument {
        if (source instanceof ArrayNode several) {
            for (JsonNode one : several) {
                merge(object, one, merged);
            }
        } else if (source instanceof ObjectNode one) {
            for (Map.Entry<String, JsonNode> member : one.properties()) {
                if (!object.has(member.getKey())) {
                    object.set(member.getKey(), member.getValue());
                    merged.add(member.getKey());
                    budget.node();
                }
            }
        } else {
            throw budget.refused("a merge key takes mappings only");
        }
    }

    private JsonNode scalar(ScalarEvent event) throws UnreadableDocument {
        String text = event.getValue();
        String tag = event.getTag();
        if (tag == null || tag.equals("!")) {
            return event.isPlain() && tag == null ? plain(text) : NODES.stringNode(budget.text(text));
        }
        return switch (tag.startsWith(STANDARD_TAGS) ? tag.substring(STANDARD_TAGS.length()) : tag) {
            case "str" -> NODES.stringNode(budget.text(text));
            case "int", "float", "bool", "null" -> plain(text);
            default -> throw budget.refused("the tag '" + cut(tag) + "' has no meaning in JSON");
        };
    }

    private JsonNode plain(String text) throws UnreadableDocument {
        if (YamlScalar.isNull(text)) {
            return NODES.nullNode();
        }
        if (YamlScalar.isTrue(text) || YamlScalar.isFalse(text)) {
            return NODES.booleanNode(YamlScalar.isTrue(text));
        }
        return YamlScalar.isNumber(text) ? budget.number(text) : NODES.stringNode(budget.text(text));
    }

    private void rejectTag(@Nullable String tag, String standard) throws UnreadableDocument {
        if (tag != null && !tag.equals("!") && !tag.equals(STANDARD_TAGS + standard)) {
            throw budget.refused("the tag '" + cut(tag) + "' has no meaning in JSON");
        }
    }

    private static String explanation(MarkedYAMLException malformed) {
        String where = malformed.getProblemMark() == null
                ? ""
                : "line " + (malformed.getProblemMark().getLine() + 1) + ", column "
                        + (malformed.getProblemMark().getColumn() + 1) + ": ";
        return where + cut(malformed.getProblem());
    }

    private static String cut(@Nullable String message) {
        String text = message == null
                ? "it cannot be parsed"
                : message.lines().findFirst().orElse("");
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
