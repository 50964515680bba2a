package org.llmmarket.publishing.contract.validity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases that are written as changes of one sound document, a line each. */
final class CaseFile {

    private final ObjectNode sound;
    private final List<List<String>> lines;

    CaseFile(String document, String cases) {
        this.sound =
                OpenApiDocument.read(text(document)).document().orElseThrow().tree();
        this.lines = text(cases)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(" \\| ", -1)).toList())
                .toList();
    }

    /** The cells of each line. */
    List<List<String>> lines() {
        return lines;
    }

    ObjectNode sound() {
        return sound.deepCopy();
    }

    /** The sound document with changes such as {@code /info/title "T" ;; -/tags}. */
    ObjectNode changed(String changes) {
        ObjectNode document = sound.deepCopy();
        for (String change : changes.split(" ;; ", -1)) {
            apply(document, change);
        }
        return document;
    }

    private static void apply(ObjectNode document, String change) {
        boolean isRemoval = change.startsWith("-");
        String pointer = isRemoval ? change.substring(1) : change.substring(0, valueStart(change));
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = document.at(place.head());
        String name = place.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (isRemoval) {
                object.remove(name);
            } else {
                object.set(name, value(change));
            }
        } else if (parent instanceof ArrayNode array && name.equals("-")) {
            array.add(value(change));
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value(change));
        } else {
            throw new IllegalArgumentException("there is no place for " + change);
        }
    }

    private static JsonNode value(String change) {
        return JsonMapper.shared().readTree(change.substring(valueStart(change) + 1));
    }

    /** Names may have blanks; the value begins at the first one after which there is JSON. */
    private static int valueStart(String change) {
        for (int blank = change.indexOf(' '); blank >= 0; blank = change.indexOf(' ', blank + 1)) {
            if (change.substring(blank + 1).matches("(?s)[\\[{\"0-9-].*|true|false|null")) {
                return blank;
            }
        }
        throw new IllegalArgumentException("there is no value in " + change);
    }

    private static String text(String resource) {
        try (InputStream stream = CaseFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
