package org.llmmarket.publishing.contract.comparison.difference;

import java.util.List;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares what a document says to people only: descriptions, examples, extensions. */
public final class Texts {

    private static final List<String> BESIDE_REFERENCES = List.of("summary", "description");

    private final Differences differences;

    public Texts(Differences differences) {
        this.differences = differences;
    }

    /**
     * Compares the texts of an object.
     *
     * @param written the object or a reference to it, beside which texts may stand that override its own
     * @param resolved the object itself
     * @param subject how the object is called in a sentence
     */
    public void compare(Pair written, Pair resolved, String subject) {
        for (String name : BESIDE_REFERENCES) {
            Pair text = new Pair(
                    text(written.base(), resolved.base(), name), text(written.revision(), resolved.revision(), name));
            compare(ChangeKind.DESCRIPTION_CHANGED, text, "the " + name + " of " + subject);
        }
        compare(ChangeKind.DOCUMENTATION_CHANGED, resolved.member("externalDocs"), "the documentation of " + subject);
        if (!Pair.areAlike(examples(resolved.base()), examples(resolved.revision()))) {
            differences.add(ChangeKind.EXAMPLES_CHANGED, resolved, "the examples of " + subject + " have changed");
        }
        extensions(resolved, subject);
    }

    /** Compares the members that specifications leave to everybody. */
    public void extensions(Pair pair, String subject) {
        pair.names().stream()
                .filter(name -> name.startsWith("x-"))
                .forEach(name -> compare(
                        ChangeKind.EXTENSION_CHANGED, pair.member(name), Wording.quoted(name) + " of " + subject));
    }

    /** Compares one text, however it is structured. */
    public void compare(ChangeKind kind, Pair text, String name) {
        if (!text.isAlike()) {
            differences.add(kind, text, name + " has changed " + Wording.fromTo(text));
        }
    }

    private static Place text(Place written, Place resolved, String name) {
        boolean overrides =
                written.node().has("$ref") && written.node().path(name).isString();
        return overrides && !isOld(written.document()) ? written.member(name) : resolved.member(name);
    }

    /** In 3.0 whatever stands beside a reference is ignored. */
    private static boolean isOld(OpenApiDocument document) {
        return document.hasOldSchemas();
    }

    private static ObjectNode examples(Place owner) {
        ObjectNode examples = JsonNodeFactory.instance.objectNode();
        if (owner.member("example").exists()) {
            examples.set("", owner.member("example").node());
        }
        Place named = owner.member("examples");
        named.node().propertyNames().forEach(name -> examples.set(name, example(named.member(name))));
        return examples;
    }

    private static JsonNode example(Place example) {
        Place resolved = example.resolved();
        return resolved.exists() ? resolved.node() : example.node();
    }
}
