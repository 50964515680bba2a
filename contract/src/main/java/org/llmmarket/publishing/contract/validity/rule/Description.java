package org.llmmarket.publishing.contract.validity.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.structure.Verdict;
import tools.jackson.databind.JsonNode;

/** The document under examination, as rules see it. */
final class Description {

    private final OpenApiDocument document;
    private final Edition edition;
    private final Verdict verdict;
    private final boolean standsAlone;
    private final Targets targets;
    private @Nullable Boolean part;

    Description(OpenApiDocument document, Edition edition, Verdict verdict, boolean standsAlone) {
        this.document = document;
        this.standsAlone = standsAlone;
        this.edition = edition;
        this.verdict = verdict;
        this.targets = new Targets(document);
    }

    JsonNode root() {
        return document.tree();
    }

    Edition edition() {
        return edition;
    }

    Targets targets() {
        return targets;
    }

    /** The node itself, or what its {@code $ref} finally leads to; missing where that is not in this document. */
    JsonNode resolve(JsonNode node) {
        return document.references().resolve(node);
    }

    /** Whether an object can be judged: it is here, and not elsewhere. */
    boolean isHere(JsonNode node) {
        return resolve(node).isObject();
    }

    /**
     * Whether this is but a part of a description in several documents: it names security schemes and declares none. What
     * does not fit together in it may fit in the whole, so that it is a doubt and no fault.
     */
    boolean isPart() {
        if (part == null) {
            part = namesUndeclaredSchemes();
        }
        return part;
    }

    private boolean namesUndeclaredSchemes() {
        if (!root().path("components").path("securitySchemes").isEmpty()) {
            return false;
        }
        return isSecured(root())
                || root().path("paths").valueStream().anyMatch(item -> item.valueStream()
                        .anyMatch(Description::isSecured));
    }

    private static boolean isSecured(JsonNode owner) {
        return owner.path("security").valueStream().anyMatch(requirement -> !requirement.isEmpty());
    }

    void error(Position at, String code, String message) {
        verdict.error(at, code, message);
    }

    void warning(Position at, String code, String message) {
        verdict.warning(at, code, message);
    }

    /** A fault, unless other parts of the description may mend it. */
    void misfit(Position at, String code, String message) {
        if (standsAlone || !isPart()) {
            verdict.error(at, code, message);
        } else {
            verdict.warning(at, code, message);
        }
    }

    /** Something that is in another document, which the specification allows: a fault where this one is all that there is. */
    void outside(Position at, String code, String message) {
        if (standsAlone) {
            verdict.error(at, code, message);
        } else {
            verdict.warning(at, code, message);
        }
    }

    static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** The members of an object as positions. */
    static Iterable<Position> members(Position object) {
        return () -> object.node().properties().stream()
                .map((Map.Entry<String, JsonNode> member) -> object.child(member.getKey(), member.getValue()))
                .iterator();
    }

    /** The items of a list as positions. */
    static Iterable<Position> items(Position list) {
        return () -> {
            int[] index = {0};
            return list.node()
                    .valueStream()
                    .map(item -> list.child(String.valueOf(index[0]++), item))
                    .iterator();
        };
    }
}
