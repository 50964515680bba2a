package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * Tells quickly which parts of two documents say the same because they are written the same, all that they refer to
 * included; whatever a schema may hold, known or not, there is then nothing to compare.
 */
final class Sameness {

    private static final int MOST_STEPS = 10_000_000;
    private static final List<String> KEYWORDS = List.of("$ref", "$dynamicRef");

    /** What an object says of another place. */
    private record Reference(JsonNode from, String keyword, String text) {}

    private final OpenApiDocument base;
    private final OpenApiDocument revision;
    private final boolean usable;
    private final IdentityHashMap<JsonNode, Integer> hashes = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, JsonNode> verified = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Boolean> unchanged = new IdentityHashMap<>();
    private final Set<String> changed = new HashSet<>();
    private int steps;

    Sameness(OpenApiDocument base, OpenApiDocument revision) {
        this.base = base;
        this.revision = revision;
        this.usable = base.hasOldSchemas() == revision.hasOldSchemas() && findChanges();
    }

    /** Whether both are written the same; no answer but false where that would take too long to find out. */
    boolean same(JsonNode left, JsonNode right) {
        if (left.isBoolean() || left.isMissingNode()) {
            return left.equals(right);
        }
        if (!usable || !equal(left, right)) {
            return false;
        }
        return unchanged.computeIfAbsent(left, any -> {
            Map<String, Reference> references = new HashMap<>();
            collect(left, base, references);
            return steps < MOST_STEPS && references.keySet().stream().noneMatch(changed::contains);
        });
    }

    private boolean findChanges() {
        Map<String, Reference> before = new HashMap<>();
        Map<String, Reference> after = new HashMap<>();
        collect(base.tree(), base, before);
        collect(revision.tree(), revision, after);
        Map<String, List<String>> referrers = new HashMap<>();
        Deque<String> pending = new ArrayDeque<>();
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String reference : all) {
            List<JsonNode> targets = targets(before.get(reference), base);
            if (equal(targets, targets(after.get(reference), revision))) {
                Map<String, Reference> inner = new HashMap<>();
                targets.forEach(target -> collect(target, base, inner));
                inner.keySet().forEach(one -> referrers
                        .computeIfAbsent(one, any -> new ArrayList<>())
                        .add(reference));
            } else if (changed.add(reference)) {
                pending.add(reference);
            }
        }
        while (!pending.isEmpty()) {
            for (String referrer : referrers.getOrDefault(pending.remove(), List.of())) {
                if (changed.add(referrer)) {
                    pending.add(referrer);
                }
            }
        }
        return steps < MOST_STEPS;
    }

    /** Gathers references by what they say and where, each with an object that refers so; discriminators refer, too. */
    private void collect(JsonNode node, OpenApiDocument document, Map<String, Reference> references) {
        if (!node.isContainer() || steps++ > MOST_STEPS) {
            return;
        }
        for (String keyword : KEYWORDS) {
            if (node.path(keyword).isString()) {
                add(new Reference(node, keyword, node.path(keyword).asString()), document, references);
            }
        }
        JsonNode discriminator = node.path("discriminator");
        if (discriminator.isObject()) {
            Stream.concat(discriminator.path("mapping").valueStream(), Stream.of(discriminator.path("defaultMapping")))
                    .filter(JsonNode::isString)
                    .map(name -> DiscriminatorComparison.reference(name.asString()))
                    .forEach(text -> add(new Reference(node, "$ref", text), document, references));
        }
        node.forEach(child -> collect(child, document, references));
    }

    private static void add(Reference reference, OpenApiDocument document, Map<String, Reference> references) {
        String scope = document.references().scope(reference.from());
        references.putIfAbsent(reference.keyword() + " " + reference.text() + " " + scope, reference);
    }

    /** All that a reference may lead to; nothing where nobody refers so. */
    private static List<JsonNode> targets(@Nullable Reference reference, OpenApiDocument document) {
        if (reference == null) {
            return List.of();
        }
        List<JsonNode> targets = new ArrayList<>();
        targets.add(document.references().target(reference.from(), reference.text()));
        if (reference.keyword().equals("$dynamicRef")) {
            targets.addAll(document.references().dynamicTargets(reference.text()));
        }
        return targets;
    }

    private boolean equal(List<JsonNode> left, List<JsonNode> right) {
        boolean equal = left.size() == right.size();
        for (int i = 0; equal && i < left.size(); i++) {
            equal = equal(left.get(i), right.get(i));
        }
        return equal;
    }

    @SuppressWarnings("ReferenceEquality") // What is known is known of these very nodes.
    private boolean equal(JsonNode left, JsonNode right) {
        if (!left.isContainer()) {
            return left.equals(right);
        }
        if (left == right || verified.get(left) == right) {
            return true;
        }
        if (steps++ > MOST_STEPS
                || left.getNodeType() != right.getNodeType()
                || left.size() != right.size()
                || hash(left) != hash(right)) {
            return false;
        }
        boolean equal = left.isArray() ? equalElements(left, right) : equalMembers(left, right);
        if (equal) {
            verified.put(left, right);
        }
        return equal;
    }

    private boolean equalElements(JsonNode left, JsonNode right) {
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.path(i), right.path(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean equalMembers(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            if (!right.has(member.getKey()) || !equal(member.getValue(), right.path(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private int hash(JsonNode node) {
        if (!node.isContainer()) {
            return node.hashCode();
        }
        Integer known = hashes.get(node);
        if (known != null) {
            return known;
        }
        int hash = node.size();
        if (node.isArray()) {
            for (JsonNode child : node) {
                hash = 31 * hash + hash(child);
            }
        } else {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                hash += (31 * member.getKey().hashCode() + 7) ^ (hash(member.getValue()) * 0x9E3779B9);
            }
        }
        hashes.put(node, hash);
        return hash;
    }
}
